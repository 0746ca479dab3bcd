import dataclasses, enum
@dataclasses.dataclass(order=True)
class P:
    x: int
    y: int = 2
class C(enum.Flag):
    A = enum.auto()
    B = enum.auto()
print(P(1), P(1) < P(2), C.A | C.B, list(C), __annotations__)
