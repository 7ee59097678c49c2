"""What an administrator can switch on and off (attract.md 19, Feature management)."""

from enum import StrEnum


class Feature(StrEnum):
    """A feature; on unless somebody switched it off."""

    TEMPLATE_MANAGEMENT = "template_management"
