"""infra/cloudformation.yaml: linted, and applied to an emulator of AWS, in which copydesk then runs with its roles.

The emulator (moto) makes of a bucket its name and its encryption, and knows neither bucket nor queue policies. What it
leaves out is taken from the template, with its references resolved to what was made, and put there by the API.
"""

from __future__ import annotations

import fnmatch
import json
import logging
import os
import re
import subprocess
import sys
import urllib.request
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest
from botocore.exceptions import ClientError
from cfnlint.decode import cfn_yaml

from tests import newsstand

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "infra" / "cloudformation.yaml"
KEYS = {"aws_access_key_id": "owner", "aws_secret_access_key": "owner", "region_name": "us-east-1"}


@dataclass
class Cloud:
    """A stack that was made, and the server that holds it."""

    url: str
    outputs: dict[str, str]
    made: dict[str, str]
    requests: list[str] = field(default_factory=list)

    def client(self, service: str, **keys: str) -> Any:
        return boto3.client(service, endpoint_url=self.url, **(KEYS | keys))  # type: ignore[call-overload]

    @property
    def buckets(self) -> tuple[str, str]:
        return self.made["RawBucket"], self.made["CleanBucket"]

    def role(self, name: str) -> dict[str, str]:
        """Credentials of one of the roles, by the names that boto3 gives them."""
        reply = self.client("sts").assume_role(RoleArn=self.outputs[f"{name}Arn"], RoleSessionName="test-session")
        found = reply["Credentials"]
        return {
            "aws_access_key_id": found["AccessKeyId"],
            "aws_secret_access_key": found["SecretAccessKey"],
            "aws_session_token": found["SessionToken"],
        }

    def enforce(self) -> None:
        """From now on each request needs a policy that allows it."""
        body = urllib.request.Request(f"{self.url}/moto-api/reset-auth", b"0", {"Content-Type": "text/plain"})
        urllib.request.urlopen(body).read()

    def properties(self, name: str) -> Any:
        """The properties of a resource, with references to what was made."""
        return self._resolved(template()["Resources"][name]["Properties"])

    def _resolved(self, node: Any) -> Any:
        if isinstance(node, list):
            return [self._resolved(each) for each in node]
        if not isinstance(node, dict):
            return node
        if set(node) == {"Ref"}:
            return self._named(node["Ref"])
        if set(node) == {"Fn::GetAtt"}:
            return self._named(".".join(node["Fn::GetAtt"]))
        if set(node) == {"Fn::Sub"}:
            return re.sub(r"\$\{([^}]+)\}", lambda found: str(self._named(found[1])), node["Fn::Sub"])
        return {key: self._resolved(value) for key, value in node.items()}

    def _named(self, name: str) -> Any:
        resource, _, attribute = name.partition(".")
        if resource not in self.made:
            return template()["Parameters"][resource]["Default"]
        if not attribute:
            return self.made[resource]
        kind = {
            "Bucket": "s3:::",
            "Arrivals": "sqs:us-east-1:123456789012:",
            "NewRaw": "events:us-east-1:123456789012:rule/",
        }
        place = next(place for start, place in kind.items() if start in resource)
        return f"arn:aws:{place}{self.made[resource].rpartition('/')[2]}"


def template() -> Any:
    decoded, problems = cfn_yaml.load(str(TEMPLATE)), ()
    assert not problems
    return decoded


@pytest.fixture(scope="module")
def cloud() -> Iterator[Cloud]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what moto does not know, which is told above
        from moto.server import ThreadedMotoServer

        server = ThreadedMotoServer(port=0, verbose=False)
        server.start()
        _, port = server.get_host_and_port()
        cloud = Cloud(f"http://127.0.0.1:{port}", {}, {})
        made = cloud.client("cloudformation")
        made.create_stack(StackName="copydesk", TemplateBody=TEMPLATE.read_text(), Capabilities=["CAPABILITY_IAM"])
        stack = made.describe_stacks(StackName="copydesk")["Stacks"][0]
        assert stack["StackStatus"] == "CREATE_COMPLETE"
        cloud.outputs = {each["OutputKey"]: each["OutputValue"] for each in stack["Outputs"]}
        resources = made.list_stack_resources(StackName="copydesk")["StackResourceSummaries"]
        cloud.made = {each["LogicalResourceId"]: each["PhysicalResourceId"] for each in resources}
    _complete(cloud)
    log = logging.getLogger("werkzeug")
    handler = logging.Handler()
    handler.emit = lambda record: cloud.requests.append(record.getMessage())  # type: ignore[method-assign]
    log.addHandler(handler)
    yield cloud
    log.removeHandler(handler)
    server.stop()


def _complete(cloud: Cloud) -> None:
    """What the emulator leaves out of buckets; its API checks what it is given."""
    s3 = cloud.client("s3")
    for name in ("RawBucket", "CleanBucket"):
        bucket, wanted = cloud.made[name], cloud.properties(name)
        s3.put_public_access_block(
            Bucket=bucket, PublicAccessBlockConfiguration=wanted["PublicAccessBlockConfiguration"]
        )
        s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration=wanted["VersioningConfiguration"])
        s3.put_bucket_ownership_controls(Bucket=bucket, OwnershipControls=wanted["OwnershipControls"])
        if "NotificationConfiguration" in wanted:
            assert wanted["NotificationConfiguration"]["EventBridgeConfiguration"]["EventBridgeEnabled"] is True
            s3.put_bucket_notification_configuration(
                Bucket=bucket, NotificationConfiguration={"EventBridgeConfiguration": {}}
            )


def test_the_linter_has_nothing_to_say() -> None:
    command = [str(Path(sys.executable).with_name("cfn-lint")), "--include-checks", "W", "--", str(TEMPLATE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_buckets_are_encrypted_versioned_and_closed(cloud: Cloud) -> None:
    s3 = cloud.client("s3")
    for bucket in cloud.buckets:
        rules = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
        assert rules[0]["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256"
        assert s3.get_bucket_versioning(Bucket=bucket)["Status"] == "Enabled"
        closed = s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
        assert closed == dict.fromkeys(
            ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True
        )
        owned = s3.get_bucket_ownership_controls(Bucket=bucket)["OwnershipControls"]["Rules"]
        assert owned == [{"ObjectOwnership": "BucketOwnerEnforced"}]


def test_a_stack_that_is_deleted_leaves_the_data() -> None:
    for name in ("RawBucket", "CleanBucket"):
        resource = template()["Resources"][name]
        assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("Retain", "Retain")


def test_no_object_that_is_there_ever_expires(cloud: Cloud) -> None:
    for name in ("RawBucket", "CleanBucket"):
        rules = cloud.properties(name)["LifecycleConfiguration"]["Rules"]
        assert all(rule["Status"] == "Enabled" and "ExpirationInDays" not in rule for rule in rules)
        assert any("AbortIncompleteMultipartUpload" in rule for rule in rules)
        assert [
            rule["NoncurrentVersionExpiration"]["NoncurrentDays"] >= 30 for rule in rules if "Noncurrent" in str(rule)
        ]


def test_only_tls_may_be_spoken(cloud: Cloud) -> None:
    s3 = cloud.client("s3")
    for name, bucket in zip(("RawBucket", "CleanBucket"), cloud.buckets, strict=True):
        policy = cloud.properties(f"{name}Policy")
        assert policy["Bucket"] == bucket
        s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy["PolicyDocument"]))
        assert s3.get_bucket_policy_status(Bucket=bucket)["PolicyStatus"]["IsPublic"] is False
        statements = json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"])["Statement"]
        s3.delete_bucket_policy(Bucket=bucket)  # moto takes every Deny as one, whatever its condition
        whole = [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]
        assert all(s["Effect"] == "Deny" and s["Principal"] == "*" and s["Action"] == "s3:*" for s in statements)
        assert all(s["Resource"] == whole for s in statements)
        conditions = [s["Condition"] for s in statements]
        assert {"Bool": {"aws:SecureTransport": "false"}} in conditions
        assert {"NumericLessThan": {"s3:TlsVersion": "1.2"}} in conditions
    queue = cloud.properties("ArrivalsPolicy")["PolicyDocument"]["Statement"]
    assert {"Bool": {"aws:SecureTransport": "false"}} in [s["Condition"] for s in queue if s["Effect"] == "Deny"]


def test_a_new_raw_object_is_told_to_the_queue_and_no_other(cloud: Cloud) -> None:
    raw, clean = cloud.buckets
    sender = cloud.properties("ArrivalsPolicy")["PolicyDocument"]["Statement"][0]
    rule = cloud.client("events").list_rules()["Rules"][0]
    assert sender["Principal"] == {"Service": "events.amazonaws.com"}
    assert sender["Condition"] == {"ArnEquals": {"aws:SourceArn": rule["Arn"]}}
    s3, queue = cloud.client("s3"), {"QueueUrl": cloud.outputs["ArrivalsUrl"]}
    for bucket, key in ((raw, "elsewhere/a.txt"), (clean, "raw/b.txt"), (raw, "raw/c.txt")):
        s3.put_object(Bucket=bucket, Key=key, Body=b"")
    sqs = cloud.client("sqs")
    told = sqs.receive_message(**queue, WaitTimeSeconds=1, MaxNumberOfMessages=10)["Messages"]
    objects = [json.loads(each["Body"])["detail"] for each in told]
    assert [(each["bucket"]["name"], each["object"]["key"]) for each in objects] == [(raw, "raw/c.txt")]
    attributes = sqs.get_queue_attributes(**queue, AttributeNames=["SqsManagedSseEnabled"])["Attributes"]
    assert attributes["SqsManagedSseEnabled"] == "true"
    for bucket, key in ((raw, "elsewhere/a.txt"), (clean, "raw/b.txt"), (raw, "raw/c.txt")):
        s3.delete_object(Bucket=bucket, Key=key)


def test_roles_name_what_they_may_do_and_where(cloud: Cloud) -> None:
    iam = cloud.client("iam")
    for role in ("WorkerRole", "ReaderRole"):
        assert iam.list_attached_role_policies(RoleName=cloud.made[role])["AttachedPolicies"] == []
        for statement in _statements(cloud, role):
            actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
            assert not [action for action in actions if "*" in action]
            if actions == ["s3:ListBucket"]:
                assert statement["Condition"]["StringLike"]["s3:prefix"] in (["raw", "raw/*"], ["clean", "clean/*"])
            elif statement["Resource"].startswith("arn:aws:s3"):
                assert statement["Resource"].split("/", 1)[1] in ("raw/*", "clean/*")
            else:
                assert statement["Resource"].startswith("arn:aws:sqs")
    trust = iam.get_role(RoleName=cloud.made["WorkerRole"])["Role"]["AssumeRolePolicyDocument"]["Statement"]
    assert [each["Principal"] for each in trust] == [{"Service": "ecs-tasks.amazonaws.com"}]


def test_copydesk_runs_with_the_workers_role_and_reads_with_the_readers(cloud: Cloud) -> None:
    raw, clean = cloud.buckets
    for name, body in newsstand.raw_files().items():
        cloud.client("s3").put_object(Bucket=raw, Key=f"raw/{name}", Body=body.encode())
    worker, reader = cloud.role("WorkerRole"), cloud.role("ReaderRole")
    lists = _without_conditions(cloud)
    cloud.enforce()
    cloud.requests.clear()
    done = _copydesk(cloud, worker, "clean", cloud.outputs["Raw"], "--to", cloud.outputs["Clean"], "--workers", "0")
    assert done.stdout.startswith("7 documents from 4 objects, 6 clean, 1 quarantined"), done.stderr
    assert "could not be written" not in done.stderr
    assert _copydesk(cloud, worker, "compact", cloud.outputs["Clean"]).returncode == 0
    asked = _prefixes_listed(cloud)
    assert set(asked) == {raw, clean}
    for bucket, prefixes in asked.items():
        assert [each for each in prefixes if not any(fnmatch.fnmatchcase(each, like) for like in lists[bucket])] == []
    done = _copydesk(cloud, reader, "export", cloud.outputs["Clean"], "--columns", "title")
    assert len(done.stdout.splitlines()) == 6, done.stderr

    table = f"clean/{newsstand.__name__}"
    may_write, may_read = cloud.client("s3", **worker), cloud.client("s3", **reader)
    may_write.put_object(Bucket=clean, Key=table, Body=b"")
    assert may_read.get_object(Bucket=clean, Key=table)["ContentLength"] == 0
    may_write.delete_object(Bucket=clean, Key=table)
    queue = {"QueueUrl": cloud.outputs["ArrivalsUrl"]}
    may_hear, may_not = cloud.client("sqs", **worker), cloud.client("sqs", **reader)
    may_hear.get_queue_attributes(**queue, AttributeNames=["QueueArn"])
    heard = may_hear.receive_message(**queue, MaxNumberOfMessages=10)["Messages"]
    for each in heard:  # AWS has no permission apart for a batch of these; the emulator wants one
        may_hear.delete_message(**queue, ReceiptHandle=each["ReceiptHandle"])
    refused = [
        lambda: may_hear.send_message(**queue, MessageBody="{}"),
        lambda: may_not.receive_message(**queue),
        lambda: may_write.put_object(Bucket=raw, Key="raw/bridge.jsonl", Body=b""),
        lambda: may_write.delete_object(Bucket=raw, Key="raw/bridge.jsonl"),
        lambda: may_write.get_object(Bucket=raw, Key="elsewhere/a.txt"),
        lambda: may_write.put_object(Bucket=clean, Key="elsewhere/a.txt", Body=b""),
        lambda: may_write.put_bucket_policy(Bucket=clean, Policy="{}"),
        lambda: may_read.get_object(Bucket=raw, Key="raw/bridge.jsonl"),
        lambda: may_read.list_objects_v2(Bucket=raw, Prefix="raw/"),
        lambda: may_read.put_object(Bucket=clean, Key="clean/a.txt", Body=b""),
        lambda: may_read.delete_object(Bucket=clean, Key="clean/DATASET.md"),
    ]
    for attempt in refused:
        with pytest.raises(ClientError, match=r"AccessDenied|403"):
            attempt()


def _statements(cloud: Cloud, role: str) -> list[dict[str, Any]]:
    iam, name = cloud.client("iam"), cloud.made[role]
    policies = iam.list_role_policies(RoleName=name)["PolicyNames"]
    assert len(policies) == 1
    found: list[dict[str, Any]] = iam.get_role_policy(RoleName=name, PolicyName=policies[0])["PolicyDocument"][
        "Statement"
    ]
    return found


def _without_conditions(cloud: Cloud) -> dict[str, list[str]]:
    """Take the conditions on listings, which moto would refuse for good, from the roles; returns them by bucket."""
    iam, lists = cloud.client("iam"), {}
    for role in ("WorkerRole", "ReaderRole"):
        statements = _statements(cloud, role)
        for statement in statements:
            if "Condition" in statement:
                lists[statement["Resource"].rpartition(":")[2]] = statement.pop("Condition")["StringLike"]["s3:prefix"]
        name = iam.list_role_policies(RoleName=cloud.made[role])["PolicyNames"][0]
        document = json.dumps({"Version": "2012-10-17", "Statement": statements})
        iam.put_role_policy(RoleName=cloud.made[role], PolicyName=name, PolicyDocument=document)
    return lists


def _prefixes_listed(cloud: Cloud) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in cloud.requests:
        if "list-type=2" in line:
            address = urlsplit(line.split('"')[1].split(" ")[1])
            prefix = parse_qs(address.query).get("prefix", [""])[0]
            found.setdefault(address.path.strip("/"), set()).add(prefix)
    return found


def _copydesk(cloud: Cloud, keys: dict[str, str], *args: str) -> subprocess.CompletedProcess[str]:
    environment = {name.upper(): value for name, value in keys.items()}
    environment |= {"AWS_ENDPOINT_URL": cloud.url, "AWS_DEFAULT_REGION": "us-east-1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "flows", *args]
    return subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, cwd=ROOT, check=False, timeout=120
    )
