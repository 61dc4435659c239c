// Package pyhash computes CPython's hashes and the iteration order of sets, on
// plain Go values, for whoever needs them without the machine: the compiler's
// constant folder and the machine's own types.
//
// Hashes are those of a 64-bit build. Where CPython randomizes (str and bytes),
// a Hasher carries the secret; that of seed 0 is CPython's with PYTHONHASHSEED=0.
// A hash is never -1, which CPython keeps for "error".
package pyhash

import (
	"math"
	"math/big"
	"math/bits"

	"bytewalk/internal/wtf8"
)

// The parameters of numeric hashes (sys.hash_info).
const (
	Bits    = 61
	Modulus = 1<<Bits - 1
	Inf     = 314159
	Imag    = 1000003
)

// Hasher hashes str and bytes with one secret. The zero Hasher is SipHash-2-4 with
// PYTHONHASHSEED=0: CPython's until 3.10.
type Hasher struct {
	k0, k1 uint64
	fast   bool // SipHash-1-3, CPython's since 3.11
}

// New gives the Hasher for PYTHONHASHSEED=seed; fast selects SipHash-1-3, which
// CPython uses since 3.11.
func New(seed uint32, fast bool) Hasher {
	h := Hasher{fast: fast}
	if seed == 0 {
		return h
	}
	// Python/bootstrap_hash.c, lcg_urandom.
	var secret [16]byte
	x := seed
	for i := range secret {
		x = x*214013 + 2531011
		secret[i] = byte(x >> 16)
	}
	for i := 7; i >= 0; i-- {
		h.k0 = h.k0<<8 | uint64(secret[i])
		h.k1 = h.k1<<8 | uint64(secret[8+i])
	}
	return h
}

// Bytes is the hash of a bytes object.
func (h Hasher) Bytes(b string) int64 {
	if len(b) == 0 {
		return 0
	}
	return notMinusOne(int64(h.sip(b)))
}

// Str is the hash of a str in generalized UTF-8. CPython hashes the characters in
// their storage: one, two or four bytes each, by the widest of them.
func (h Hasher) Str(s string) int64 {
	width, n := 1, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0xf0:
			width = 4
		case c >= 0xc4 && width < 2: // from U+0100
			width = 2
		}
		if s[i]&0xc0 != 0x80 {
			n++
		}
	}
	if n == len(s) {
		return h.Bytes(s)
	}
	buf := make([]byte, 0, n*width)
	for i := 0; i < len(s); {
		r, size := wtf8.Decode(s[i:])
		i += size
		buf = append(buf, byte(r))
		if width > 1 {
			buf = append(buf, byte(r>>8))
		}
		if width > 2 {
			buf = append(buf, byte(r>>16), byte(r>>24))
		}
	}
	return notMinusOne(int64(h.sip(string(buf))))
}

// SipHash is _Py_KeyedHash: SipHash-2-4 with a key of 64 bits, or SipHash-1-3 if
// fast is set.
func SipHash(key uint64, fast bool, s string) uint64 { return Hasher{k0: key, fast: fast}.sip(s) }

func (h Hasher) sip(s string) uint64 {
	rounds, final := 2, 4
	if h.fast {
		rounds, final = 1, 3
	}
	v0 := h.k0 ^ 0x736f6d6570736575
	v1 := h.k1 ^ 0x646f72616e646f6d
	v2 := h.k0 ^ 0x6c7967656e657261
	v3 := h.k1 ^ 0x7465646279746573
	round := func(n int) {
		for ; n > 0; n-- {
			v0 += v1
			v2 += v3
			v1 = bits.RotateLeft64(v1, 13) ^ v0
			v3 = bits.RotateLeft64(v3, 16) ^ v2
			v0 = bits.RotateLeft64(v0, 32)
			v2 += v1
			v0 += v3
			v1 = bits.RotateLeft64(v1, 17) ^ v2
			v3 = bits.RotateLeft64(v3, 21) ^ v0
			v2 = bits.RotateLeft64(v2, 32)
		}
	}
	last := uint64(len(s)) << 56
	for len(s) >= 8 {
		m := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		v3 ^= m
		round(rounds)
		v0 ^= m
		s = s[8:]
	}
	for i := 0; i < len(s); i++ {
		last |= uint64(s[i]) << (8 * i)
	}
	v3 ^= last
	round(rounds)
	v0 ^= last
	v2 ^= 0xff
	round(final)
	return v0 ^ v1 ^ v2 ^ v3
}

func notMinusOne(h int64) int64 {
	if h == -1 {
		return -2
	}
	return h
}

// Int is the hash of an int that fits 64 bits.
func Int(i int64) int64 {
	if i > -Modulus && i < Modulus {
		return notMinusOne(i)
	}
	u := uint64(i)
	if i < 0 {
		u = -u
	}
	u = u&Modulus + u>>Bits
	if u >= Modulus {
		u -= Modulus
	}
	if i < 0 {
		return notMinusOne(-int64(u))
	}
	return int64(u)
}

// BigInt is the hash of an int of any size.
func BigInt(i *big.Int) int64 {
	if i.IsInt64() {
		return Int(i.Int64())
	}
	m := new(big.Int).Rem(i, big.NewInt(Modulus))
	return notMinusOne(m.Int64())
}

// Float is the hash of a float; equal numbers have equal hashes. A NaN's is 0, as
// until 3.9.
func Float(f float64) int64 {
	switch {
	case math.IsInf(f, 1):
		return Inf
	case math.IsInf(f, -1):
		return -Inf
	case math.IsNaN(f):
		return 0
	}
	// Python/pyhash.c, _Py_HashDouble: the value modulo 2**61-1, 28 bits at a time.
	m, e := math.Frexp(f)
	sign := int64(1)
	if m < 0 {
		sign, m = -1, -m
	}
	var x uint64
	for m != 0 {
		x = x<<28&Modulus | x>>(Bits-28)
		m *= 1 << 28
		e -= 28
		y := uint64(m)
		m -= float64(y)
		x += y
		if x >= Modulus {
			x -= Modulus
		}
	}
	if e >= 0 {
		e %= Bits
	} else {
		e = Bits - 1 - (-1-e)%Bits
	}
	x = x<<e&Modulus | x>>(Bits-e)
	return notMinusOne(int64(x) * sign)
}

// Complex is the hash of a complex number.
func Complex(c complex128) int64 {
	return notMinusOne(int64(uint64(Float(real(c))) + Imag*uint64(Float(imag(c)))))
}

// Tuple is the hash of a tuple of items with these hashes, since 3.8
// (Objects/tupleobject.c, after xxHash).
func Tuple(items []int64) int64 {
	const p1, p2, p5 = 11400714785074694791, 14029467366897019727, 2870177450012600261
	acc := uint64(p5)
	for _, h := range items {
		acc += uint64(h) * p2
		acc = bits.RotateLeft64(acc, 31)
		acc *= p1
	}
	acc += uint64(len(items)) ^ (p5 ^ 3527539)
	if acc == math.MaxUint64 {
		return 1546275796
	}
	return int64(acc)
}

// FrozenSet is the hash of a frozenset of items with these hashes, in any order.
// CPython folds in every slot of the table, of which unused ones count as hash 0
// and then cancel; the result depends on the items alone.
func FrozenSet(items []int64) int64 {
	var h uint64
	for _, x := range items {
		u := uint64(x)
		h ^= (u ^ 89869747 ^ u<<16) * 3644798167
	}
	h ^= (uint64(len(items)) + 1) * 1927868237
	h ^= h>>11 ^ h>>25
	h = h*69069 + 907133923
	if h == math.MaxUint64 {
		h = 590923713
	}
	return int64(h)
}

// The parameters of CPython's set table (Objects/setobject.c).
const (
	SetMinSize     = 8
	SetLinearProbe = 9
	SetPerturb     = 5
)

// SetOrder gives the iteration order of a set to which items with these hashes, no
// two of them equal, were added one by one: result[k] is the index of the k-th.
func SetOrder(hashes []int64) []int {
	table := make([]int, SetMinSize) // index + 1
	fill := 0
	put := func(table []int, i int) {
		mask := uint64(len(table) - 1)
		perturb := uint64(hashes[i])
		at := perturb & mask
		for {
			limit := at
			if at+SetLinearProbe <= mask {
				limit = at + SetLinearProbe
			}
			for j := at; j <= limit; j++ {
				if table[j] == 0 {
					table[j] = i + 1
					return
				}
			}
			perturb >>= SetPerturb
			at = (at*5 + 1 + perturb) & mask
		}
	}
	for i := range hashes {
		put(table, i)
		fill++
		if fill*5 < (len(table)-1)*3 {
			continue
		}
		bigger := make([]int, SetTableSize(fill))
		for _, x := range table {
			if x != 0 {
				put(bigger, x-1)
			}
		}
		table = bigger
	}
	order := make([]int, 0, len(hashes))
	for _, x := range table {
		if x != 0 {
			order = append(order, x-1)
		}
	}
	return order
}

// SetTableSize is the size of the table to which a set with used items grows.
func SetTableSize(used int) int {
	want := used * 4
	if used > 50000 {
		want = used * 2
	}
	return SetTableSizeFor(want)
}

// SetTableSizeFor is the size of the table that CPython makes when asked for room for
// more than minimum entries.
func SetTableSizeFor(minimum int) int {
	size := SetMinSize
	for size <= minimum {
		size <<= 1
	}
	return size
}
