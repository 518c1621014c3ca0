"""The one table of who may do what in a firm."""

from collections.abc import Mapping
from enum import Enum

from assessment.models import Membership, Role
from assessment.refusals import ReadOnly


class Right(Enum):
    READ = "read"
    WRITE = "write"


RIGHTS: Mapping[str, frozenset[Right]] = {
    Role.OWNER: frozenset({Right.READ, Right.WRITE}),
    Role.CONSULTANT: frozenset({Right.READ, Right.WRITE}),
    Role.VIEWER: frozenset({Right.READ}),
}


def may(member: Membership, right: Right) -> bool:
    return right in RIGHTS[member.role]


def require(member: Membership, right: Right) -> None:
    if not may(member, right):
        raise ReadOnly
