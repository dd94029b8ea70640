"""One look for every form, ours, allauth's and the filters': label, hint, error, control."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

# Django's default height of a text area is half a screen; ours starts lower and can be pulled.
DJANGO_ROWS, ROWS = "10", "5"
CHECKS = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)


class HouseBoundField(BoundField):
    """A field that dresses its own control and knows which of its boxes are wrong."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """The control's attributes with the house's class in front of its own."""
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        if not widget.is_hidden:
            own = f"{_control_class(widget)} {widget.attrs.get('class', '')}".strip()
            built["class"] = own
        if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == DJANGO_ROWS:
            built["rows"] = ROWS
        if hasattr(widget, "wrong_boxes"):
            widget.wrong_boxes = self.wrong_boxes
        return built

    @property
    def wrong_boxes(self) -> frozenset[str]:
        """Names of the boxes that errors point at, for widgets made of several."""
        found: set[str] = set()
        errors = self.form.errors.get(self.name)
        for error in errors.as_data() if errors else ():
            found.update((error.params or {}).get("boxes", ()))
        return frozenset(found)

    @property
    def anchor(self) -> str:
        """Where the error summary's link leads: the first wrong box, else the control."""
        first_wrong = getattr(self.field.widget, "id_for_box", None)
        if first_wrong and self.wrong_boxes:
            return first_wrong(self.auto_id, self.wrong_boxes)
        if isinstance(self.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return f"{self.auto_id}_0"
        return self.id_for_label or self.auto_id

    @property
    def is_single_check(self) -> bool:
        """True for one box to tick, whose label stands behind it."""
        return isinstance(self.field.widget, forms.CheckboxInput)


def _control_class(widget: forms.Widget) -> str:
    if isinstance(widget, CHECKS):
        return "form-check-input"
    if isinstance(widget, forms.Select):
        return "form-select"
    return "form-control"


class HouseRenderer(TemplatesSetting):
    """Renders forms with the project's own templates."""

    form_template_name = "django/forms/house.html"
    field_template_name = "django/forms/house_field.html"
    bound_field_class = HouseBoundField
