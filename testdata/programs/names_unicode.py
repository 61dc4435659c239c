été = 5
Ω = été * 2
变量 = "value"
def größe(ñ):
    return ñ + 1
class Ünï:
    α = 1
print(été, Ω, 变量, größe(1), Ünï.α, Ünï.__name__)
ﬁ = "normalized"
print(fi)
