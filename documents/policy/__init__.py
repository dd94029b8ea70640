"""Who sees which papers and letters, and who may open which address."""

from .acts import copies_only, may_describe, may_upload
from .papers import document_policy, link_policy

__all__ = ["copies_only", "document_policy", "link_policy", "may_describe", "may_upload"]
