"""The part of copydesk that touches the world: stores, the clean table, Prefect, the command line. No text logic."""
