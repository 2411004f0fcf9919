"""What a post is: the text's own words for it, in any language, as a code, a function and a level."""

from monitor.extract.roles.describe import RoleInfo, Roles
from monitor.extract.roles.ladder import LADDER

__all__ = ["LADDER", "RoleInfo", "Roles"]
