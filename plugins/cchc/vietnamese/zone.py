"""The zone in which every time of a site is meant."""

from typing import Final
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
