"""The pure part of copydesk: raw bytes in, a clean and explained record out. No I/O, no clock, no Prefect, no boto3."""

from transforms.clean import clean
from transforms.document import CleanRecord, RawDocument, Unusable

__all__ = ["CleanRecord", "RawDocument", "Unusable", "clean"]
