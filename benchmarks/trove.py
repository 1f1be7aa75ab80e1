"""The same job as datatrove does it, on its local executor: its own readers, extractor, formatter, filter and writer.

    PYTHON_WITH_DATATROVE benchmarks/trove.py s3://bucket/raw s3://bucket/out --kind html|warc|text [--processes 2]

datatrove reads S3 by s3fs, whose aiobotocore holds botocore back below what copydesk's boto3 needs: it has a virtual
environment to itself (`pip install "datatrove[io,s3]" trafilatura ftfy nltk regex tldextract xxhash`). C4's count of sentences is left
out: it downloads a model of NLTK's.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from typing import Any

from datatrove.executor import LocalPipelineExecutor
from datatrove.io import get_datafolder
from datatrove.pipeline.extractors import Trafilatura
from datatrove.pipeline.filters import C4QualityFilter
from datatrove.pipeline.formatters import FTFYFormatter
from datatrove.pipeline.readers import JsonlReader, WarcReader
from datatrove.pipeline.readers.base import BaseDiskReader
from datatrove.pipeline.writers import JsonlWriter


class Pages(BaseDiskReader):
    """Pages as objects of their own, decoded as datatrove's WarcReader does: UTF-8, or what cchardet guesses."""

    name = "pages"

    def read_file(self, filepath: str) -> Any:
        import cchardet

        with self.data_folder.open(filepath, "rb") as file:
            body = file.read()
        try:
            text = body.decode()
        except UnicodeDecodeError:
            text = body.decode(cchardet.detect(body)["encoding"] or "latin-1", "replace")
        yield self.get_document_from_dict({"text": text}, filepath, 0)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("raw")
    ap.add_argument("out")
    ap.add_argument("--kind", choices=("html", "warc", "text"), required=True)
    ap.add_argument("--processes", type=int, default=2)
    a = ap.parse_args()
    options = {"endpoint_url": os.environ["AWS_ENDPOINT_URL"]}
    raw, out = (a.raw, options), (a.out, options)
    writer = JsonlWriter(out, compression=None)
    steps: list[Any]
    if a.kind == "text":
        steps = [JsonlReader(raw), FTFYFormatter(), C4QualityFilter(min_num_sentences=-1), writer]
    else:
        # Metadata as well: trafilatura's JSON is what becomes the text.
        extractor = Trafilatura(
            favour_precision=False, deduplicate=False, timeout=30, output_format="json", with_metadata=True
        )
        steps = [Pages(raw) if a.kind == "html" else WarcReader(raw), extractor, FTFYFormatter(), writer]
    files = len(get_datafolder(raw).list_files())
    with tempfile.TemporaryDirectory() as logs:
        tasks = min(files, 8 * a.processes)
        executor = LocalPipelineExecutor(steps, tasks=tasks, workers=a.processes, logging_dir=logs)
        executor.run()
        stats = executor.world_size
    print(json.dumps({"tasks": stats}))


if __name__ == "__main__":
    main()
