"""Field types that point at other documents; `check` resolves them against the store."""

from typing import Annotated, Any, ClassVar

from msgspec import Struct

from cchc.schema.field_type import FieldType


class Reference(Struct, FieldType, frozen=True):
    """The id of a document of one of the `targets` (type ids; empty = any type).

    A unit may also be named by its name, short name or an alias.
    """

    targets: tuple[str, ...] = ()
    widget: ClassVar[str] = "reference"

    def describe(self) -> dict[str, Any]:
        return {"type": "string", "x-targets": list(self.targets)}


class TaskReference(FieldType):
    """A task of a plan, `plan/task`, by its expanded id or the recurring task itself."""

    widget = "reference"
    targets = ("task",)


class AttachmentType(FieldType):
    """A file beside the document, or the id of another document."""

    widget = "file"
    targets = ("file",)


UnitRef = Annotated[str, Reference(("unit",))]
SectionRef = Annotated[str, Reference(("section",))]
DocumentRef = Annotated[str, Reference(("document", "plan", "report"))]
AnyRef = Annotated[str, Reference()]
TaskRef = Annotated[str, TaskReference()]
Attachment = Annotated[str, AttachmentType()]
