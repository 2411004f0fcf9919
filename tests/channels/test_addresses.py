"""Addresses of channels: where they lead."""

import pytest

from monitor.channels import open_address
from monitor.errors import UsageError


@pytest.mark.parametrize(
    ("address", "signed"),
    [
        ("https://hooks.example/in?key=1", True),
        ("http://192.168.1.5:5678/webhook/1", True),
        ("http://localhost/x", True),
        ("https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ", False),  # Slack's own form
        ("slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ", False),
        ("mailtos://me:secret@mail.example?to=me@example.org", False),
        ("ntfy://ntfy.lan/topic", False),
        ("tgram://123456789:abcdefg_hijklmnop/12315544", False),
    ],
)
def test_a_good_address_leads_somewhere(address: str, signed: bool) -> None:
    assert (open_address(f" {address} ").address, open_address(address).signed) == (address, signed)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("nonsense", "no address of a channel: write for instance https://"),
        ("", "no address of a channel"),
        ("foo://tok3n@x", "foo:// is no address that a known service has"),
        ("slack://tok3n", "slack:// is no address that a known service has"),
        ("mailto://", "mailto:// is no address"),
        ("https://", "is no web address"),
        ("https://a b/tok3n", "is no web address"),
        ("file:///etc/passwd", "is no address that a known service has"),
        ("json://host/tok3n", "json:// would be sent unsigned; write http:// for a signed webhook"),
        ("xmls://host/tok3n", "write https://"),
    ],
)
def test_a_wrong_address_is_told_with_examples_and_without_secrets(address: str, told: str) -> None:
    with pytest.raises(UsageError) as refused:
        open_address(address)
    assert told in str(refused.value)
    assert "tok3n" not in str(refused.value)
    assert "\n" not in str(refused.value)
