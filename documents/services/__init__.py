"""What is done with papers and letters."""

from .papers import describe_document, keep_document, store_document

__all__ = ["describe_document", "keep_document", "store_document"]
