"""Short forms of given names as the press of many countries writes them; folded as `letters.plain` folds."""

from __future__ import annotations

from monitor.resolve.lists import under_heads
from monitor.resolve.short_forms_abroad import ABROAD
from monitor.resolve.short_forms_english import ENGLISH

#: What stands before the colon is put short, or spelled, as what stands after it. One may be short for several.
SHORT_FORMS = under_heads(ENGLISH + ABROAD)
