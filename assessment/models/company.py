import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessment.models.firm import Firm
from assessment.models.instrument import InstrumentVersion


class Industry(models.TextChoices):
    """The sections of GB/T 4754."""

    A = "A", _("Agriculture, forestry, animal husbandry and fishery")
    B = "B", _("Mining")
    C = "C", _("Manufacturing")
    D = "D", _("Electricity, heat, gas and water")
    E = "E", _("Construction")
    F = "F", _("Wholesale and retail")
    G = "G", _("Transport, storage and post")
    H = "H", _("Accommodation and catering")
    I = "I", _("Information transmission, software and IT services")  # noqa: E741 (the standard's own letter)
    J = "J", _("Finance")
    K = "K", _("Real estate")
    L = "L", _("Leasing and business services")
    M = "M", _("Scientific research and technical services")
    N = "N", _("Water conservancy, environment and public facilities")
    O = "O", _("Resident services, repair and other services")  # noqa: E741 (the standard's own letter)
    P = "P", _("Education")
    Q = "Q", _("Health and social work")
    R = "R", _("Culture, sports and entertainment")
    S = "S", _("Public administration and social organisations")
    T = "T", _("International organisations")


class Size(models.TextChoices):
    MICRO = "micro", _("Under 20 people")
    SMALL = "small", _("20 to 299 people")
    MEDIUM = "medium", _("300 to 999 people")
    LARGE = "large", _("1,000 people or more")


class Region(models.TextChoices):
    """ISO 3166-2:CN, and one for everywhere else."""

    AH = "AH", _("Anhui")
    BJ = "BJ", _("Beijing")
    CQ = "CQ", _("Chongqing")
    FJ = "FJ", _("Fujian")
    GS = "GS", _("Gansu")
    GD = "GD", _("Guangdong")
    GX = "GX", _("Guangxi")
    GZ = "GZ", _("Guizhou")
    HI = "HI", _("Hainan")
    HE = "HE", _("Hebei")
    HL = "HL", _("Heilongjiang")
    HA = "HA", _("Henan")
    HK = "HK", _("Hong Kong")
    HB = "HB", _("Hubei")
    HN = "HN", _("Hunan")
    NM = "NM", _("Inner Mongolia")
    JS = "JS", _("Jiangsu")
    JX = "JX", _("Jiangxi")
    JL = "JL", _("Jilin")
    LN = "LN", _("Liaoning")
    MO = "MO", _("Macao")
    NX = "NX", _("Ningxia")
    QH = "QH", _("Qinghai")
    SN = "SN", _("Shaanxi")
    SD = "SD", _("Shandong")
    SH = "SH", _("Shanghai")
    SX = "SX", _("Shanxi")
    SC = "SC", _("Sichuan")
    TW = "TW", _("Taiwan")
    TJ = "TJ", _("Tianjin")
    XZ = "XZ", _("Tibet")
    XJ = "XJ", _("Xinjiang")
    YN = "YN", _("Yunnan")
    ZJ = "ZJ", _("Zhejiang")
    ABROAD = "abroad", _("Outside China")


class Track(models.TextChoices):
    ENABLER = "enabler", _("Enabler")
    PRODUCER = "producer", _("Producer")


class Form(models.TextChoices):
    EXPRESS = "express", _("Express")
    FULL = "full", _("Full")


class Company(models.Model):
    """One named business unit. A group makes one assessment a unit."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    firm = models.ForeignKey(Firm, on_delete=models.PROTECT, null=True, blank=True, related_name="companies")
    name = models.CharField(_("Company name"), max_length=80)
    industry = models.CharField(_("Industry"), max_length=1, choices=Industry.choices)
    size = models.CharField(_("Size"), max_length=8, choices=Size.choices)
    region = models.CharField(_("Region"), max_length=8, choices=Region.choices)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["firm", "-created_at"], name="company_firm_newest")]

    def __str__(self) -> str:
        return self.name


class Round(models.Model):
    """One assessment of one company, with one instrument version, form and track."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        SUBMITTED = "submitted", _("Submitted")
        LOCKED = "locked", _("Locked")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveIntegerField()
    instrument = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=8, choices=Form.choices)
    track = models.CharField(max_length=8, choices=Track.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    weights = models.JSONField(default=dict, blank=True)
    targets = models.JSONField(default=dict, blank=True)
    opened_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "number"], name="round_number_once_a_company"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(submitted_at__isnull=False), name="round_submitted_has_a_time"
            ),
        ]
        ordering = ["company", "-number"]

    def __str__(self) -> str:
        return f"{self.company} #{self.number}"
