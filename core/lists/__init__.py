"""The one list component: declared once, behind the policies. Import from here; docs/lists.md shows how."""

from .columns import Column
from .filters import Choose, DueWithin, Filter, Since, Where, YesNo
from .house_list import HouseList, list_address, list_named
from .views import answer_list

__all__ = [
    "Choose",
    "Column",
    "DueWithin",
    "Filter",
    "HouseList",
    "Since",
    "Where",
    "YesNo",
    "answer_list",
    "list_address",
    "list_named",
]
