"""What the faults share: the addresses of the guide, a database behind the proxy, a server over it."""

import pytest

from guidance.addresses import AFFILIATIONS
from tests import server
from tests.faults import proxy


@pytest.fixture(scope="session")
def addresses(guide) -> list[str]:
    """Every public address, and what people type: searches, plans, odd parameters."""
    asked = [f"/en/?as={affiliation}&x=1" for affiliation in AFFILIATIONS]
    asked += ["/en/search/?q=biobank", "/sv/sok/?q=avtal&page=2", "/en/roadmap/?plan=clinical-trials&as=both"]
    asked += ["/sv/hitta-ratt/?as=ki&stage=idea", "/api/v1/en/support?as=ki&step=2", "/api/v1/sv/guide"]
    asked += ["/go/step-2", "/go/unit-eeo/sv", "/sitemap.xml", "/robots.txt", "/", "/en/purpose/?toolbar_on&edit"]
    return [*guide.addresses, *asked]


@pytest.fixture
def broken(database):
    """A proxy in front of a database of the test's own, and the address through it."""
    with proxy.proxied(database) as pair:
        yield pair


@pytest.fixture
def portal(broken, statics, tmp_path):
    """The address of a server with two workers whose database lies behind the proxy."""
    with server.serving(broken[1], tmp_path / "data", workers=2) as address:
        yield address
