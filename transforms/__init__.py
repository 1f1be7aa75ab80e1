"""The pure part of copydesk: raw bytes in, a clean and explained record out. No I/O, no clock, no Prefect, no boto3."""

from transforms.clean import clean
from transforms.document import CleanRecord, RawDocument, Unusable

# Raised with every change of what comes out: it is in each row, and `--reprocess` goes by it.
PIPELINE_VERSION = "0.1.0"

__all__ = ["PIPELINE_VERSION", "CleanRecord", "RawDocument", "Unusable", "clean"]
