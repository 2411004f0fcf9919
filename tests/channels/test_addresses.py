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
        ("mailto://me:secret@gmail.com", False),  # to oneself
        ("mailtos://me:secret@mail.example/bob@example.org/?cc=ann@example.org%20eve%2Bnews@example.org", False),
        ('mailtos://me:secret@mail.example?to="Jones,%20Bob"%20<bob@example.org>,Zoë<zoe@example.org>,', False),
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
        ("https://hooks..example/in/tok3n?token=tok3n", "https://hooks..example is no web address"),
        (f"https://{'x' * 64}.example/in/tok3n", "is no web address"),
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


@pytest.mark.parametrize(
    ("receivers", "told"),
    [
        ("?to=not-an-address", "no mail can go to not-an-address:"),
        ("?to=jürgen@example.org", "no mail can go to jürgen@example.org:"),
        ("?to=bob@example.org,bad", "no mail can go to bad:"),
        (
            "?to=bob@example.org&cc=worse,o'neil@example.org&bcc=bad",
            "no mail can go to worse, o'neil@example.org, bad:",
        ),
        ("?to=ann@example.org&to=bob@example.org", "no mail can go to ann@example.org: addresses are parted by commas"),
        ("?to=bob@example.org&reply=bad", "no mail can go to bad:"),
        ("?to=a@b@example.org", "no mail can go to a@b@example.org:"),
        ("?to=bob@example.org;ann@example.org", "no mail can go to ann@example.org: addresses are parted by commas"),
        ("?to=,", "mailtos:// names nobody that mail can go to"),
        ("/bob@example.org/s3cret-of-a-password", "no mail can go to what stands in its path:"),
        ("?to=bad%1b[31m%0Ayes", "no mail can go to bad[31m, yes:"),
    ],
)
def test_mail_to_whom_it_cannot_go_is_refused_by_name(receivers: str, told: str) -> None:
    with pytest.raises(UsageError) as refused:
        open_address(f"mailtos://me:s3cret@mail.example{receivers}")
    assert told in str(refused.value)
    assert "s3cret" not in str(refused.value)
