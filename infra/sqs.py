"""Hears of raw objects from an SQS queue, as infra/cloudformation.yaml makes one, and passes the word on.

A message says no more than that a run is worth its while: what is to do is found by the listing. So many messages
become one call, and they are deleted once it has been made; where it could not be made, the queue shows them again.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn

from infra.arrivals import NotToldError

# SQS gives ten messages at a time at the most, and takes as many to delete.
_AT_ONCE = 10
# Seconds to wait for a first message (SQS's own limit), for those that come on its heels, and after a failure.
_PATIENCE, _GATHERED, _PAUSE = 20, 2.0, 10.0
_HOST = re.compile(r"https://sqs\.([a-z0-9-]+)\.amazonaws\.")


class QueueError(Exception):
    """The queue cannot be used; the message is one line."""


def relay(queue: str, tell: Callable[[int], None], say: Callable[[str], None]) -> NoReturn:
    """Pass on what a queue hears, for ever.

    tell  called with a number of messages; where it raises NotToldError, they come back
    say   called with a line where something fails that may go well later
    Raises QueueError where the queue cannot be read to begin with.
    """
    client = _client(queue)
    _asked(queue, partial(client.get_queue_attributes, QueueUrl=queue, AttributeNames=["QueueArn"]))
    while True:
        try:
            messages = _gathered(client, queue)
            if messages:
                tell(len(messages))
                _delete(client, queue, messages)
        except (NotToldError, QueueError) as error:
            say(str(error))
            time.sleep(_PAUSE)


def _gathered(client: Any, queue: str) -> list[Any]:
    """The first messages that come, and those that come within two seconds."""
    messages, until = _received(client, queue, _PATIENCE), time.monotonic() + _GATHERED
    while messages and time.monotonic() < until:
        messages += _received(client, queue, 1)
    return messages


def _received(client: Any, queue: str, seconds: int) -> list[Any]:
    receive = partial(client.receive_message, QueueUrl=queue, WaitTimeSeconds=seconds, MaxNumberOfMessages=_AT_ONCE)
    return list(_asked(queue, receive).get("Messages", []))


def _delete(client: Any, queue: str, messages: list[Any]) -> None:
    for start in range(0, len(messages), _AT_ONCE):
        some = messages[start : start + _AT_ONCE]
        entries = [{"Id": str(n), "ReceiptHandle": each["ReceiptHandle"]} for n, each in enumerate(some)]
        _asked(queue, partial(client.delete_message_batch, QueueUrl=queue, Entries=entries))


def _asked(queue: str, request: Callable[[], Any]) -> Any:
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        return request()
    except (BotoCoreError, ClientError) as error:
        raise QueueError(f"{queue}: {error}") from None


def _client(queue: str) -> Any:
    """boto3 goes to the region that it is set to, and finds no queue of another one there."""
    import boto3
    from botocore.exceptions import BotoCoreError

    region = _HOST.match(queue)
    try:
        return boto3.client("sqs", region_name=region[1] if region else None)
    except (BotoCoreError, ValueError) as error:
        raise QueueError(f"{queue}: {error}") from None
