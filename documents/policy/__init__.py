"""Who sees which papers and letters, and who may open which address."""

from .acts import copies_only, may_describe, may_issue, may_prove, may_write_templates
from .letters import letter_policy, template_policy, text_policy, wording_policy
from .papers import document_policy, link_policy, proof_policy

__all__ = [
    "copies_only",
    "document_policy",
    "letter_policy",
    "link_policy",
    "may_describe",
    "may_issue",
    "may_prove",
    "may_write_templates",
    "proof_policy",
    "template_policy",
    "text_policy",
    "wording_policy",
]
