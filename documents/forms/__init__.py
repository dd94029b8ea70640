"""Forms for papers, letters and their templates."""

from .letters import IssueForm
from .papers import DescribeForm, UploadForm
from .templates import TemplateForm

__all__ = ["DescribeForm", "IssueForm", "TemplateForm", "UploadForm"]
