"""What copydesk runs on: the local stack, and the descriptions of deployments."""
