"""Query parameters that tell a publisher where a reader came from, and nothing about the page.

Only names that one vendor has coined for that purpose stand here. Plain words (`ref`, `source`, `cid`, `id`) do not:
on some sites they name the article.
"""

from __future__ import annotations

#: Beginnings of names (lower case) -> whose they are.
PREFIXES: dict[str, str] = {
    "utm_": "Google Analytics (Urchin)",
    "mtm_": "Matomo campaign",
    "pk_": "Matomo campaign, old form",
    "piwik_": "Matomo campaign, oldest form",
    "hsa_": "HubSpot ads",
    "itm_": "internal counterpart of utm_",
    "at_custom": "Piano Analytics (AT Internet)",
}

#: Whole names (lower case) -> whose they are.
NAMES: dict[str, str] = {
    "fbclid": "Facebook click",
    "fb_action_ids": "Facebook share",
    "fb_action_types": "Facebook share",
    "fb_ref": "Facebook share",
    "fb_source": "Facebook share",
    "igshid": "Instagram share",
    "igsh": "Instagram share",
    "gclid": "Google Ads click",
    "gclsrc": "Google Ads click",
    "dclid": "Google Display click",
    "gbraid": "Google Ads click on iOS",
    "wbraid": "Google Ads click on iOS",
    "srsltid": "Google Merchant click",
    "_ga": "Google Analytics linker",
    "_gl": "Google Analytics linker",
    "msclkid": "Microsoft Ads click",
    "cvid": "Bing conversation",
    "yclid": "Yandex Direct click",
    "ysclid": "Yandex search click",
    "_openstat": "Openstat campaign (Yandex, Mail.ru)",
    "twclid": "Twitter click",
    "ttclid": "TikTok click",
    "li_fat_id": "LinkedIn click",
    "mc_cid": "Mailchimp campaign",
    "mc_eid": "Mailchimp reader",
    "mkt_tok": "Marketo mail",
    "_hsenc": "HubSpot mail",
    "_hsmi": "HubSpot mail",
    "__hssc": "HubSpot visit",
    "__hstc": "HubSpot visit",
    "__hsfp": "HubSpot visit",
    "hsctatracking": "HubSpot call to action",
    "vero_id": "Vero mail",
    "vero_conv": "Vero mail",
    "oly_anon_id": "Omeda Olytics reader",
    "oly_enc_id": "Omeda Olytics reader",
    "rb_clickid": "Olytics click",
    "_bhlid": "Beehiiv mail",
    "wt_mc": "Webtrekk / Mapp campaign",
    "wt_zmc": "Webtrekk / Mapp campaign",
    "wt.mc_id": "Webtrends campaign",
    "s_cid": "Adobe Analytics campaign",
    "sc_cid": "Adobe Campaign mail",
    "at_medium": "Piano Analytics (AT Internet)",
    "at_campaign": "Piano Analytics (AT Internet)",
    "at_format": "Piano Analytics (AT Internet)",
    "at_link_origin": "Piano Analytics (AT Internet)",
    "xtor": "AT Internet campaign, old form",
    "guccounter": "Yahoo consent detour",
    "guce_referrer": "Yahoo consent detour",
    "guce_referrer_sig": "Yahoo consent detour",
    "feedtype": "FeedBurner, Business Wire: which feed a link was in",
    "feedname": "Business Wire: which feed a link was in",
    "feedref": "Business Wire: which feed a link was in",
}


def is_tracking(name: str) -> bool:
    """Whether a query parameter only tells where a reader came from."""
    lowered = name.lower()
    return lowered in NAMES or lowered.startswith(tuple(PREFIXES))
