package stdlib

import (
	"crypto/sha512"
	"math/big"
	"unsafe"

	"bytewalk/vm/object"
)

// twister is a random.Random: the Mersenne Twister MT19937 of Matsumoto and Nishimura, seeded by
// arrays as their mt19937ar does.
type twister struct {
	object.Header
	object.Attrs
	state [624]uint32
	index int
	gauss Value // the number that the next call of gauss() gives, or NULL
}

func (r *twister) seed(s uint32) {
	r.state[0] = s
	for i := 1; i < len(r.state); i++ {
		s = 1812433253*(s^s>>30) + uint32(i)
		r.state[i] = s
	}
	r.index = len(r.state)
}

func (r *twister) seedArray(key []uint32) {
	const n = len(r.state)
	r.seed(19650218)
	i, j := 1, 0
	for range max(n, len(key)) {
		r.state[i] = (r.state[i] ^ (r.state[i-1]^r.state[i-1]>>30)*1664525) + key[j] + uint32(j)
		if i++; i >= n {
			r.state[0] = r.state[n-1]
			i = 1
		}
		if j++; j >= len(key) {
			j = 0
		}
	}
	for range n - 1 {
		r.state[i] = (r.state[i] ^ (r.state[i-1]^r.state[i-1]>>30)*1566083941) - uint32(i)
		if i++; i >= n {
			r.state[0] = r.state[n-1]
			i = 1
		}
	}
	r.state[0] = 0x80000000
}

// next gives 32 random bits.
func (r *twister) next() uint32 {
	const n, m = len(r.state), 397
	if r.index >= n {
		twist := func(i, j, k int) {
			y := r.state[i]&0x80000000 | r.state[j]&0x7fffffff
			r.state[i] = r.state[k] ^ y>>1 ^ (y&1)*0x9908b0df
		}
		for i := range n {
			twist(i, (i+1)%n, (i+m)%n)
		}
		r.index = 0
	}
	y := r.state[r.index]
	r.index++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// random gives a float from 0 up to 1, of 53 random bits.
func (r *twister) random() float64 {
	a, b := r.next()>>5, r.next()>>6
	return (float64(a)*67108864 + float64(b)) / 9007199254740992
}

// bits gives an int of k random bits.
func (r *twister) bits(t *Thread, k int) Value {
	if k <= 32 {
		return t.Int(int64(r.next() >> (32 - k)))
	}
	total := new(big.Int)
	for shift := 0; k > 0; shift += 32 {
		word := r.next()
		if k < 32 {
			word >>= 32 - k
		}
		k -= 32
		total.Or(total, new(big.Int).Lsh(new(big.Int).SetUint64(uint64(word)), uint(shift)))
	}
	return t.BigInt(total)
}

// seedWith seeds as Random.seed does: by the absolute value of an int, by a str or bytes and
// its SHA-512 in version 2, by a hash for others; without a seed by the machine's clock.
func (r *twister) seedWith(t *Thread, v Value, version int) error {
	r.gauss = object.Null
	text, isText := object.BytesOf(v)
	if v.IsStr() {
		text, isText = v.Str().Text, true
	}
	n := new(big.Int)
	switch {
	case v.IsNull() || v == object.None:
		if t.Clock != nil {
			n.SetInt64(t.Clock())
			n.Mul(n, big.NewInt(0x5851f42d4c957f2d)) // the clock's low bits into all words
		}
	case isText && version == 2:
		sum := sha512.Sum512([]byte(text))
		n.SetBytes(append([]byte(text), sum[:]...))
	case isText && version == 1:
		x := int64(0)
		if len(text) > 0 {
			x = int64(text[0]) << 7
		}
		for _, c := range []byte(text) {
			x = 1000003*x ^ int64(c)
		}
		n.SetUint64(uint64(x ^ int64(len(text))))
	case v.Has(object.LayoutInt) || v.Has(object.LayoutBool):
		n.Abs(object.AsBig(v))
	default:
		if _, isFloat := object.AsFloat64(v); !isFloat && since(t, "3.11") {
			return t.Errorf(object.TypeError, "The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.")
		}
		h, err := object.Hash(t, v)
		if err != nil {
			return err
		}
		n.SetUint64(uint64(h))
	}
	var key []uint32
	mask := big.NewInt(0xffffffff)
	for ; n.Sign() > 0; n.Rsh(n, 32) {
		key = append(key, uint32(new(big.Int).And(n, mask).Uint64()))
	}
	if key == nil {
		key = []uint32{0}
	}
	r.seedArray(key)
	return nil
}

// draw is one call's source of random numbers: the generator, or what a class derived from Random
// has in the place of its random().
type draw struct {
	t    *Thread
	r    *twister
	self Value
	own  bool // the class has a random() of its own, and no getrandbits()
}

func newDraw(t *Thread, v Value) draw {
	d := draw{t: t, r: (*twister)(v.Ref), self: v}
	if typ := v.Type(); typ.Heap {
		d.own = typ.LookupName("random") != randomType.LookupName("random")
	}
	return d
}

// float gives a float from 0 up to 1.
func (d draw) float() (float64, error) {
	if !d.own {
		return d.r.random(), nil
	}
	v, err := object.CallMethod(d.t, d.self, "random")
	if err != nil {
		return 0, err
	}
	return object.FloatOf(d.t, v)
}

// below gives an int from 0 up to n, which is above 0.
func (d draw) below(n *big.Int) (*big.Int, error) {
	if d.own {
		f, err := d.float()
		if err != nil {
			return nil, err
		}
		limit := new(big.Int).Lsh(big.NewInt(1), 53)
		if n.Cmp(limit) >= 0 {
			x, _ := new(big.Float).Mul(big.NewFloat(f), new(big.Float).SetInt(n)).Int(nil)
			return x, nil
		}
		rest := new(big.Int).Rem(limit, n)
		bound := float64(new(big.Int).Sub(limit, rest).Int64()) / float64(limit.Int64())
		for f >= bound {
			if f, err = d.float(); err != nil {
				return nil, err
			}
			if err := d.t.CheckEvents(); err != nil {
				return nil, err
			}
		}
		return big.NewInt(int64(f*float64(limit.Int64())) % n.Int64()), nil
	}
	k := n.BitLen()
	for {
		if x := object.AsBig(d.r.bits(d.t, k)); x.Cmp(n) < 0 {
			return x, nil
		}
	}
}

// index gives an int from 0 up to n, which is above 0.
func (d draw) index(n int) (int, error) {
	x, err := d.below(big.NewInt(int64(n)))
	if err != nil {
		return 0, err
	}
	return int(x.Int64()), nil
}

var randomType *object.Type

func init() {
	randomType = object.NewModuleType("random", "Random", nil, object.LayoutNative)
	object.Define(randomType, &object.Definition{
		Doc:  "Random number generator base class used by bound module functions.",
		Size: unsafe.Sizeof(twister{}), Attrs: unsafe.Offsetof(twister{}.Attrs),
		Slots: object.Slots{
			New: func(t *Thread, typ *object.Type, _ []Value, _ []*object.Str) (Value, error) {
				return object.Alloc[twister](typ).Value(), nil
			},
			Init: func(t *Thread, v Value, args []Value, kwnames []*object.Str) error {
				a, err := randomParams.Parse(t, args, kwnames)
				if err != nil {
					return err
				}
				seed := a[0]
				if seed.IsNull() {
					seed = object.None
				}
				_, err = object.CallMethod(t, v, "seed", seed)
				return err
			},
		},
		Methods: append(randomMethods(), distributions()...),
	})
	register(&module{
		name: "random", doc: "Random variable generators.", types: []*object.Type{randomType}, fill: fillRandom, python: true,
		later: map[string]string{"randbytes": "3.9", "binomialvariate": "3.12"},
	})
}

var randomParams = object.NewParams("Random", "| x")

// fillRandom makes the module's functions: methods of one hidden generator.
func fillRandom(t *Thread, m *object.Module) error {
	hidden, err := object.CallArgs(t, randomType.Value())
	if err != nil {
		return err
	}
	m.Dict.SetStr(t, t.Intern("_inst"), hidden)
	for _, method := range append(randomMethods(), distributions()...) {
		if method.Name[0] == '_' {
			continue
		}
		f, err := object.GetAttrString(t, hidden, method.Name)
		if err != nil {
			return err
		}
		m.Dict.SetStr(t, t.Intern(method.Name), f)
	}
	return nil
}
