package vm

import (
	"unsafe"

	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

// A mode is what a copy of the loop is compiled for: plain has size 0, recorded has not.
type mode interface{ plain | recorded }

type (
	plain    struct{}
	recorded struct{ _ byte }
)

// recording reports whether a mode is recorded; the compiler knows the answer.
func recording[M mode]() bool {
	var none M
	return unsafe.Sizeof(none) != 0
}

// checkEvery is how many jumps back and calls pass between two looks at the limits.
const checkEvery = 256

// run executes the frame top, and what it calls, until top ends or suspends; it gives
// the value returned or yielded. top is the machine's running frame.
//
// The loop is compiled twice. In the copy for the mode recorded, every instruction
// is told to the recorder before it is executed, with the values that it pops; what
// it pushed is told before the next (see recorder). It is also the copy for programs
// that can tell when objects die (see life).
func run[M mode](m *Machine, top *Frame) (Value, error) {
	recording := recording[M]()
	kind := plainProgram
	if recording {
		kind = recordedProgram
	}
	t := m.Thread
	f := m.frame
	var (
		fast  []Value
		units []unit
		pc    int
		sp    int
		v     Value
		err   error
		u     unit
		r     bool // of a comparison
	)
enter:
	if !recording && m.life != nil {
		return v, errWatch
	}
	fast, units, pc, sp = f.slots, f.code.programs[kind], f.pc, f.sp
	if m.thrown != nil {
		err, m.thrown = m.thrown, nil
		var handled bool
		if f, handled, v, err = m.unwind(f, top, sp, m.thrownInto(f, err)); !handled {
			return v, err
		}
		goto enter
	}
next:
	for {
		if recording {
			if err = m.step(f, pc, sp); err != nil {
				f.pc = pc + 1
				goto failed
			}
		}
		u = units[pc]
		pc++
		f.pc = pc
		switch u.op {
		case opLoadFast:
			v = fast[u.arg]
			if v.Ref == nil {
				err = m.unboundLocal(f, u.arg)
				goto failed
			}
			fast[sp] = v
			sp++

		case opStoreFast:
			sp--
			fast[u.arg] = fast[sp]

		case opLoadFastConst:
			v = fast[u.arg]
			if v.Ref == nil {
				err = m.unboundLocal(f, u.arg)
				goto failed
			}
			fast[sp] = v
			fast[sp+1] = f.object.ConstValues[units[pc].arg]
			sp += 2
			pc++

		case opLoadFastFast:
			v = fast[u.arg]
			if v.Ref == nil {
				err = m.unboundLocal(f, u.arg)
				goto failed
			}
			fast[sp] = v
			sp++
			u = units[pc]
			pc++
			v = fast[u.arg]
			if v.Ref == nil {
				f.pc = pc
				err = m.unboundLocal(f, u.arg)
				goto failed
			}
			fast[sp] = v
			sp++

		case opStoreLoadFast:
			fast[u.arg] = fast[sp-1]
			u = units[pc]
			pc++
			v = fast[u.arg]
			if v.Ref == nil {
				sp--
				f.pc = pc
				err = m.unboundLocal(f, u.arg)
				goto failed
			}
			fast[sp-1] = v

		case opNopLoadFast:
			u = units[pc]
			pc++
			v = fast[u.arg]
			if v.Ref == nil {
				f.pc = pc
				err = m.unboundLocal(f, u.arg)
				goto failed
			}
			fast[sp] = v
			sp++

		case opNopPopTop:
			sp--
			pc++

		case opLoadFastAttr:
			v = fast[u.arg]
			if v.Ref == nil {
				err = m.unboundLocal(f, u.arg)
				goto failed
			}
			fast[sp] = v
			sp++
			u = units[pc]
			pc++
			f.pc = pc
			goto loadAttr

		case opAddStore:
			a, b := fast[sp-2], fast[sp-1]
			if a.IsInt() && b.IsInt() {
				x, y := a.AsInt(), b.AsInt()
				if s := x + y; (s^x)&(s^y) >= 0 {
					sp -= 2
					fast[units[pc].arg] = t.Int(s)
					pc++
					continue
				}
			} else if a.IsFloat() && b.IsFloat() {
				sp -= 2
				fast[units[pc].arg] = t.Float(a.AsFloat() + b.AsFloat())
				pc++
				continue
			}
			if v, err = m.arithmetic(f.code.units[pc-1].op, a, b); err != nil {
				goto failed
			}
			sp -= 2
			fast[units[pc].arg] = v
			pc++

		case opLoadConst:
			fast[sp] = f.object.ConstValues[u.arg]
			sp++

		case opLoadName:
			if f.names.Ref != unsafe.Pointer(f.globals) {
				if v, err = m.loadName(f, u.arg); err != nil {
					goto failed
				}
				fast[sp] = v
				sp++
				continue
			}
			// In a module the names are the globals.
			fallthrough

		case opLoadGlobal:
			c := &f.code.caches[u.cache]
			if c.dict == f.globals && c.keys == f.globals.KeysVersion() {
				if c.pos >= 0 {
					fast[sp] = f.globals.ValueAt(int(c.pos))
					sp++
					continue
				}
				if c.keys2 == t.Builtins.KeysVersion() {
					fast[sp] = t.Builtins.ValueAt(int(^c.pos))
					sp++
					continue
				}
			}
			if v, err = m.loadGlobal(f, u); err != nil {
				goto failed
			}
			fast[sp] = v
			sp++

		case opLoadDeref:
			v = f.cell(u.arg).Value
			if v.Ref == nil {
				err = m.unboundDeref(f, u.arg)
				goto failed
			}
			fast[sp] = v
			sp++

		case opLoadClosure:
			fast[sp] = fast[u.arg]
			sp++

		case opLoadClassderef:
			if v, err = m.loadClassDeref(f, u.arg); err != nil {
				goto failed
			}
			fast[sp] = v
			sp++

		case opLoadAttr:
			goto loadAttr

		case opLoadMethod:
			var self Value
			if v, self, err = m.loadMethod(f, u, fast[sp-1]); err != nil {
				goto failed
			}
			fast[sp-1] = v
			fast[sp] = self
			sp++

		case opStoreName:
			sp--
			if err = m.storeName(f, u, fast[sp]); err != nil {
				goto failed
			}

		case opStoreGlobal:
			sp--
			f.globals.SetStr(t, f.object.NameValues[u.arg], fast[sp])

		case opStoreDeref:
			sp--
			t.SetCell(f.cell(u.arg), fast[sp])

		case opStoreAttr:
			sp -= 2
			if err = m.storeAttr(f, u, fast[sp+1], fast[sp]); err != nil {
				goto failed
			}

		case opStoreSubscr:
			sp -= 3
			if err = m.storeSubscr(fast[sp+1], fast[sp+2], fast[sp]); err != nil {
				goto failed
			}

		case opDeleteName:
			if err = m.deleteName(f, u.arg); err != nil {
				goto failed
			}

		case opDeleteGlobal:
			if f.globals.DeleteStr(t, f.object.NameValues[u.arg]).IsNull() {
				err = nameError(t, f.object.NameValues[u.arg])
				goto failed
			}

		case opDeleteFast:
			if fast[u.arg].IsNull() {
				err = m.unboundLocal(f, u.arg)
				goto failed
			}
			fast[u.arg] = object.Null

		case opDeleteDeref:
			if f.cell(u.arg).Value.IsNull() {
				err = m.unboundDeref(f, u.arg)
				goto failed
			}
			t.SetCell(f.cell(u.arg), object.Null)

		case opDeleteAttr:
			sp--
			if err = object.SetAttr(t, fast[sp], f.object.NameValues[u.arg], object.Null); err != nil {
				goto failed
			}

		case opDeleteSubscr:
			sp -= 2
			if err = object.SetItem(t, fast[sp], fast[sp+1], object.Null); err != nil {
				goto failed
			}

		case opNop:

		case opPopTop:
			sp--

		case opRotTwo:
			fast[sp-1], fast[sp-2] = fast[sp-2], fast[sp-1]

		case opRotThree:
			fast[sp-1], fast[sp-2], fast[sp-3] = fast[sp-2], fast[sp-3], fast[sp-1]

		case opRotFour:
			fast[sp-1], fast[sp-2], fast[sp-3], fast[sp-4] = fast[sp-2], fast[sp-3], fast[sp-4], fast[sp-1]

		case opDupTop:
			fast[sp] = fast[sp-1]
			sp++

		case opDupTopTwo:
			fast[sp], fast[sp+1] = fast[sp-2], fast[sp-1]
			sp += 2

		case opBinaryAdd, opInplaceAdd:
			a, b := fast[sp-2], fast[sp-1]
			if a.IsInt() && b.IsInt() {
				x, y := a.AsInt(), b.AsInt()
				if s := x + y; (s^x)&(s^y) >= 0 {
					sp--
					fast[sp-1] = t.Int(s)
					continue
				}
			} else if a.IsFloat() && b.IsFloat() {
				sp--
				fast[sp-1] = t.Float(a.AsFloat() + b.AsFloat())
				continue
			}
			if v, err = m.arithmetic(u.op, a, b); err != nil {
				goto failed
			}
			sp--
			fast[sp-1] = v

		case opBinarySubtract, opInplaceSubtract:
			a, b := fast[sp-2], fast[sp-1]
			if a.IsInt() && b.IsInt() {
				x, y := a.AsInt(), b.AsInt()
				if s := x - y; (s^x)&^(s^y) >= 0 {
					sp--
					fast[sp-1] = t.Int(s)
					continue
				}
			} else if a.IsFloat() && b.IsFloat() {
				sp--
				fast[sp-1] = t.Float(a.AsFloat() - b.AsFloat())
				continue
			}
			if v, err = m.arithmetic(u.op, a, b); err != nil {
				goto failed
			}
			sp--
			fast[sp-1] = v

		case opBinaryMultiply, opInplaceMultiply:
			a, b := fast[sp-2], fast[sp-1]
			if a.IsInt() && b.IsInt() {
				x, y := a.AsInt(), b.AsInt()
				if int64(int32(x)) == x && int64(int32(y)) == y {
					sp--
					fast[sp-1] = t.Int(x * y)
					continue
				}
			} else if a.IsFloat() && b.IsFloat() {
				sp--
				fast[sp-1] = t.Float(a.AsFloat() * b.AsFloat())
				continue
			}
			if v, err = m.arithmetic(u.op, a, b); err != nil {
				goto failed
			}
			sp--
			fast[sp-1] = v

		case opBinarySubscr:
			a, b := fast[sp-2], fast[sp-1]
			if b.IsInt() && a.Type() == object.ListType {
				items, i := (*object.List)(a.Ref).Items, b.AsInt()
				if i < 0 {
					i += int64(len(items))
				}
				if uint64(i) < uint64(len(items)) {
					sp--
					fast[sp-1] = items[i]
					continue
				}
			}
			if v, err = object.GetItem(t, a, b); err != nil {
				goto failed
			}
			sp--
			fast[sp-1] = v

		case opBinaryModulo, opBinaryFloorDivide, opBinaryTrueDivide, opBinaryPower, opBinaryMatrixMultiply, opBinaryLshift, opBinaryRshift,
			opBinaryAnd, opBinaryXor, opBinaryOr, opInplacePower, opInplaceMatrixMultiply, opInplaceModulo, opInplaceFloorDivide,
			opInplaceTrueDivide, opInplaceLshift, opInplaceRshift, opInplaceAnd, opInplaceXor, opInplaceOr:
			if v, err = m.binary(u.op, fast[sp-2], fast[sp-1]); err != nil {
				goto failed
			}
			sp--
			fast[sp-1] = v

		case opUnaryNot:
			var b bool
			if b, err = m.truth(fast[sp-1]); err != nil {
				goto failed
			}
			fast[sp-1] = object.Bool(!b)

		case opUnaryPositive, opUnaryNegative, opUnaryInvert:
			if v, err = m.unary(u.op, fast[sp-1]); err != nil {
				goto failed
			}
			fast[sp-1] = v

		case opCompareOp:
			a, b := fast[sp-2], fast[sp-1]
			ints := a.IsInt() && b.IsInt()
			if (ints || a.IsFloat() && b.IsFloat()) && u.arg < 6 && t.Depth < t.RecursionLimit {
				if ints {
					r = compareInts(u.arg, a.AsInt(), b.AsInt())
				} else {
					r = compareFloats(u.arg, a.AsFloat(), b.AsFloat())
				}
				goto compared
			}
			if v, err = m.compare(u.arg, a, b); err != nil {
				goto failed
			}
			sp--
			fast[sp-1] = v

		case opPopJumpIfFalse:
			sp--
			v = fast[sp]
			if v == object.True {
				continue
			}
			if v != object.False {
				var b bool
				if b, err = m.truth(v); err != nil {
					goto failed
				}
				if b {
					continue
				}
			}
			goto jump

		case opPopJumpIfTrue:
			sp--
			v = fast[sp]
			if v == object.False {
				continue
			}
			if v != object.True {
				var b bool
				if b, err = m.truth(v); err != nil {
					goto failed
				}
				if !b {
					continue
				}
			}
			goto jump

		case opJumpIfFalseOrPop, opJumpIfTrueOrPop:
			var b bool
			if b, err = m.truth(fast[sp-1]); err != nil {
				goto failed
			}
			if b != (u.op == opJumpIfTrueOrPop) {
				sp--
				continue
			}
			goto jump

		case opJumpForward:
			pc = int(u.arg)

		case opStoreJump:
			sp--
			fast[u.arg] = fast[sp]
			u = units[pc]
			pc++
			goto jump

		case opPopJump:
			sp--
			u = units[pc]
			pc++
			goto jump

		case opJumpAbsolute:
			goto jump

		case opGetIter:
			if v, err = object.Iter(t, fast[sp-1]); err != nil {
				goto failed
			}
			fast[sp-1] = v

		case opForIter, opForIterStore:
			goto forIter

		case opCallFunction:
			n := int(u.arg)
			v = fast[sp-n-1]
			f.sp = sp - n - 1
			if fn, p := simpleFunction(v, n); fn != nil {
				if f, err = m.enterFunction(f, fn, p, sp-n, n); err != nil {
					sp = f.sp
					goto failed
				}
				goto enter
			}
			sp -= n + 1
			var g *Frame
			if v, g, err = m.call(f, v, sp+1, n, nil); err != nil {
				goto failed
			}
			if g != nil {
				f = g
				goto enter
			}
			goto called

		case opCallMethod:
			n := int(u.arg)
			v = fast[sp-n-2]
			if v.Ref == nil {
				v = fast[sp-n-1]
				sp -= n + 2
				f.sp = sp
				var g *Frame
				if v, g, err = m.call(f, v, sp+2, n, nil); err != nil {
					goto failed
				}
				if g != nil {
					f = g
					goto enter
				}
				goto called
			}
			n++
			f.sp = sp - n - 1
			if fn, p := simpleFunction(v, n); fn != nil {
				if f, err = m.enterFunction(f, fn, p, sp-n, n); err != nil {
					sp = f.sp
					goto failed
				}
				goto enter
			}
			sp -= n + 1
			var g *Frame
			if v, g, err = m.call(f, v, sp+1, n, nil); err != nil {
				goto failed
			}
			if g != nil {
				f = g
				goto enter
			}
			goto called

		case opCallFunctionKw:
			kwnames := m.keywordNames(fast[sp-1])
			n := int(u.arg)
			sp -= n + 2
			f.sp = sp
			var g *Frame
			if v, g, err = m.call(f, fast[sp], sp+1, n, kwnames); err != nil {
				goto failed
			}
			if g != nil {
				f = g
				goto enter
			}
			goto called

		case opCallFunctionEx:
			kwargs := object.Null
			n := 2
			if u.arg&1 != 0 {
				kwargs = fast[sp-1]
				n = 3
			}
			sp -= n
			f.sp = sp
			if v, err = m.callEx(fast[sp], fast[sp+1], kwargs); err != nil {
				goto failed
			}
			goto called

		case opReturnValue:
			v = fast[sp-1]
			if recording && m.rec != nil {
				m.rec.returns(f, v)
			}
			t.Depth--
			result := f.result
			if result == resultPush {
				g := f.back
				m.frame = g
				m.popFrame(f)
				f = g
				fast, units, pc, sp = f.slots, f.code.programs[kind], f.pc, f.sp
				fast[sp] = v
				sp++
				continue
			}
			goto returned

		case opMakeFunction:
			var n int
			if v, n, err = m.makeFunction(f, u.arg, sp); err != nil {
				goto failed
			}
			sp -= n
			fast[sp] = v
			sp++

		case opBuildTuple:
			n := int(u.arg)
			sp -= n
			fast[sp] = object.CopyTuple(fast[sp : sp+n]).Value()
			sp++

		case opBuildList:
			n := int(u.arg)
			sp -= n
			fast[sp] = object.NewList(append([]Value(nil), fast[sp:sp+n]...)).Value()
			sp++

		case opBuildSlice:
			n := int(u.arg)
			if j := units[pc]; !recording && j.op == opBinarySubscr {
				pc++
				f.pc = pc
				step := object.None
				if n == 3 {
					step = fast[sp-1]
				}
				if v, err = object.GetSlice(t, fast[sp-n-1], fast[sp-n], fast[sp-n+1], step); err != nil {
					goto failed
				}
				sp -= n
				fast[sp-1] = v
				continue
			}
			if v, err = m.build(f, u, sp-n, sp); err != nil {
				goto failed
			}
			sp -= n
			fast[sp] = v
			sp++

		case opBuildSet, opBuildMap, opBuildConstKeyMap, opBuildString, opBuildListUnpack, opBuildTupleUnpack,
			opBuildTupleUnpackWithCall, opBuildSetUnpack, opBuildMapUnpack, opBuildMapUnpackWithCall, opFormatValue:
			n := buildInputs(u.op, u.arg)
			if v, err = m.build(f, u, sp-n, sp); err != nil {
				goto failed
			}
			sp -= n
			fast[sp] = v
			sp++

		case opListAppend:
			sp--
			fast[sp-int(u.arg)].List().Append(t, fast[sp])

		case opSetAdd:
			sp--
			if err = fast[sp-int(u.arg)].Set().Add(t, fast[sp]); err != nil {
				goto failed
			}

		case opMapAdd:
			sp -= 2
			if err = fast[sp-int(u.arg)].Dict().Set(t, fast[sp], fast[sp+1]); err != nil {
				goto failed
			}

		case opUnpackSequence:
			n := int(u.arg)
			v = fast[sp-1]
			if v.Type() == object.TupleType {
				if items := (*object.Tuple)(v.Ref).Items; len(items) == n {
					sp--
					for i := n - 1; i >= 0; i-- {
						fast[sp] = items[i]
						sp++
					}
					continue
				}
			}
			sp--
			if err = m.unpack(v, n, fast[sp:sp+n]); err != nil {
				goto failed
			}
			sp += n

		case opUnpackEx:
			before, after := int(u.arg&0xff), int(u.arg>>8)
			sp--
			if err = m.unpackEx(fast[sp], before, after, fast[sp:sp+before+after+1]); err != nil {
				goto failed
			}
			sp += before + after + 1

		case opGetYieldFromIter:
			if v, err = m.yieldFromIter(f, fast[sp-1]); err != nil {
				goto failed
			}
			fast[sp-1] = v

		case opYieldValue:
			sp--
			v = fast[sp]
			f.sp = sp
			if f.gen == nil {
				err = errInvalid
				goto failed
			}
			v = f.gen.yielded(v)
			goto suspended

		case opYieldFrom:
			sp--
			f.sp = sp
			var done bool
			if v, done, err = m.yieldFrom(fast[sp-1], fast[sp]); err != nil {
				goto failed
			}
			if done {
				if recording && m.rec != nil {
					m.rec.popTo(f, sp-1)
				}
				fast[sp-1] = v
				continue
			}
			if f.gen == nil {
				err = errInvalid
				goto failed
			}
			pc--
			f.pc = pc
			if recording && m.rec != nil {
				m.rec.jump(f, pc)
			}
			goto suspended

		case opGetAwaitable:
			if v, err = m.getAwaitable(f, fast[sp-1], awaitedFrom(f, pc)); err != nil {
				goto failed
			}
			fast[sp-1] = v

		case opGetAiter:
			if v, err = m.getAiter(fast[sp-1]); err != nil {
				goto failed
			}
			fast[sp-1] = v

		case opGetAnext:
			if v, err = m.getAnext(fast[sp-1]); err != nil {
				goto failed
			}
			fast[sp] = v
			sp++

		case opEndAsyncFor:
			if sp, err = m.endAsyncFor(f, sp); err != nil {
				goto failedAgain
			}

		case opBeforeAsyncWith:
			var exit Value
			if exit, v, err = m.enterWith(fast[sp-1], "__aenter__", "__aexit__"); err != nil {
				goto failed
			}
			fast[sp-1] = exit
			fast[sp] = v
			sp++

		case opSetupAsyncWith:
			m.pushBlock(f, trace.FinallyBlock, int(u.arg), sp-1)

		case opSetupWith:
			var exit Value
			if exit, v, err = m.enterWith(fast[sp-1], "__enter__", "__exit__"); err != nil {
				goto failed
			}
			fast[sp-1] = exit
			m.pushBlock(f, trace.FinallyBlock, int(u.arg), sp)
			fast[sp] = v
			sp++

		case opWithCleanupStart:
			if sp, err = m.withCleanupStart(f, sp); err != nil {
				goto failed
			}

		case opWithCleanupFinish:
			if sp, err = m.withCleanupFinish(f, sp); err != nil {
				goto failed
			}

		case opSetupFinally:
			m.pushBlock(f, trace.FinallyBlock, int(u.arg), sp)

		case opPopBlock:
			m.popBlock(f)

		case opPopExcept:
			if err = m.popExcept(f, sp); err != nil {
				goto failed
			}
			sp -= 3

		case opBeginFinally:
			fast[sp] = object.Null
			sp++

		case opCallFinally:
			fast[sp] = t.Int(int64(pc))
			sp++
			pc = int(u.arg)

		case opEndFinally:
			sp--
			v = fast[sp]
			if v.Ref == nil {
				continue
			}
			if v.IsInt() {
				if pc = int(v.AsInt()); pc < 0 || pc >= len(units) {
					err = errInvalid
					goto failed
				}
				continue
			}
			err = m.reraised(fast[sp-1])
			sp -= 2
			goto failedAgain

		case opPopFinally:
			if sp, err = m.popFinally(f, sp, u.arg != 0); err != nil {
				goto failed
			}

		case opRaiseVarargs:
			var again bool
			err, again = m.raise(fast[sp-int(u.arg) : sp])
			sp -= int(u.arg)
			if again {
				goto failedAgain
			}
			goto failed

		case opImportName:
			if v, err = m.importName(f, u.arg, fast[sp-1], fast[sp-2]); err != nil {
				goto failed
			}
			sp -= 2
			goto called

		case opImportFrom:
			if v, err = m.importFrom(fast[sp-1], f.object.NameValues[u.arg]); err != nil {
				goto failed
			}
			fast[sp] = v
			sp++

		case opImportStar:
			sp--
			if err = m.importStar(f, fast[sp]); err != nil {
				goto failed
			}

		case opLoadBuildClass:
			if v, err = m.loadBuildClass(); err != nil {
				goto failed
			}
			fast[sp] = v
			sp++

		case opSetupAnnotations:
			if err = m.setupAnnotations(f); err != nil {
				goto failed
			}

		case opPrintExpr:
			sp--
			if err = m.printExpr(fast[sp]); err != nil {
				goto failed
			}

		case opPushNull:
			fast[sp] = object.Null
			sp++

		case opCopy:
			fast[sp] = fast[sp-int(u.arg)]
			sp++

		case opSwap:
			n := sp - int(u.arg)
			fast[sp-1], fast[n] = fast[n], fast[sp-1]

		case opLoadFastLoadFast:
			fast[sp], fast[sp+1] = fast[u.arg>>4], fast[u.arg&15]
			sp += 2

		case opStoreFastLoadFast:
			fast[u.arg>>4] = fast[sp-1]
			fast[sp-1] = fast[u.arg&15]

		case opStoreFastStoreFast:
			sp -= 2
			fast[u.arg>>4] = fast[sp+1]
			fast[u.arg&15] = fast[sp]

		case opLoadFastCheck:
			v = fast[u.arg]
			if v.Ref == nil {
				err = m.unboundLocal(f, u.arg)
				goto failed
			}
			fast[sp] = v
			sp++

		case opLoadFastAndClear:
			fast[sp] = fast[u.arg]
			fast[u.arg] = object.Null
			sp++

		case opLoadGlobalNull:
			c := &f.code.caches[u.cache]
			if c.dict == f.globals && c.keys == f.globals.KeysVersion() {
				if c.pos >= 0 {
					fast[sp] = f.globals.ValueAt(int(c.pos))
					fast[sp+1] = object.Null
					sp += 2
					continue
				}
				if c.keys2 == t.Builtins.KeysVersion() {
					fast[sp] = t.Builtins.ValueAt(int(^c.pos))
					fast[sp+1] = object.Null
					sp += 2
					continue
				}
			}
			if v, err = m.loadGlobal(f, u); err != nil {
				goto failed
			}
			fast[sp] = v
			fast[sp+1] = object.Null
			sp += 2

		case opLoadSelf:
			var self Value
			if v, self, err = m.loadMethod(f, u, fast[sp-1]); err != nil {
				goto failed
			}
			if v.Ref == nil {
				v, self = self, v
			}
			fast[sp-1] = v
			fast[sp] = self
			sp++

		case opCompare:
			a, b := fast[sp-2], fast[sp-1]
			ints := a.IsInt() && b.IsInt()
			if ints || a.IsFloat() && b.IsFloat() {
				if ints {
					r = compareInts(u.arg&^compareBool, a.AsInt(), b.AsInt())
				} else {
					r = compareFloats(u.arg&^compareBool, a.AsFloat(), b.AsFloat())
				}
				goto compared
			}
			if v, err = m.compareBool(u.arg, a, b); err != nil {
				goto failed
			}
			sp--
			fast[sp-1] = v

		case opBeforeWith:
			if !recording {
				if fn, p, exit := m.pythonWith(fast[sp-1]); fn != nil {
					v = fast[sp-1]
					fast[sp-1] = exit
					f.sp = sp
					if f, err = m.enterPrepared(f, fn, p, v); err != nil {
						goto failed
					}
					goto enter
				}
			}
			if sp, err = m.execute(f, u, sp); err != nil {
				goto failed
			}

		case opWithExceptStart:
			if b, e := fast[sp-4], fast[sp-1]; !recording && b.Type() == object.BoundMethodType && e.Has(object.LayoutException) {
				b := (*object.BoundMethod)(b.Ref)
				if fn, p := simpleFunction(b.Func, 4); fn != nil {
					tb := object.None
					if e := e.Exception(); e.Traceback != nil {
						tb = e.Traceback.Header.Value()
					}
					f.sp = sp
					if f, err = m.enterPrepared(f, fn, p, b.Self, e.Type().Value(), e, tb); err != nil {
						goto failed
					}
					goto enter
				}
			}
			if sp, err = m.execute(f, u, sp); err != nil {
				goto failed
			}

		case opToBool:
			v = fast[sp-1]
			if v != object.True && v != object.False {
				var b bool
				if b, err = m.truth(v); err != nil {
					goto failed
				}
				fast[sp-1] = object.Bool(b)
			}

		case opIsOp:
			sp--
			fast[sp-1] = object.Bool((fast[sp-1] == fast[sp]) != (u.arg != 0))

		case opContainsOp:
			var b bool
			if b, err = object.Contains(t, fast[sp-1], fast[sp-2]); err != nil {
				goto failed
			}
			sp--
			fast[sp-1] = object.Bool(b != (u.arg != 0))

		case opPopJumpIfNone, opPopJumpIfNotNone:
			sp--
			if (fast[sp] == object.None) != (u.op == opPopJumpIfNone) {
				continue
			}
			goto jump

		case opCall:
			n := int(u.arg)
			v = fast[sp-n-2]
			f.sp = sp - n - 2
			if fast[sp-n-1].Ref != nil {
				n++
			}
			if fn, p := simpleFunction(v, n); fn != nil {
				if f, err = m.enterFunction(f, fn, p, sp-n, n); err != nil {
					sp = f.sp
					goto failed
				}
				goto enter
			}
			args := sp - n
			sp = f.sp
			var g *Frame
			if v, g, err = m.call(f, v, args, n, nil); err != nil {
				goto failed
			}
			if g != nil {
				f = g
				goto enter
			}
			goto called

		case opCallKw:
			kwnames := m.keywordNames(fast[sp-1])
			n := int(u.arg)
			sp -= n + 3
			f.sp = sp
			args := sp + 2
			if fast[sp+1].Ref != nil {
				n++
				args--
			}
			var g *Frame
			if v, g, err = m.call(f, fast[sp], args, n, kwnames); err != nil {
				goto failed
			}
			if g != nil {
				f = g
				goto enter
			}
			goto called

		case opReturnConst:
			v = f.object.ConstValues[u.arg]
			if recording && m.rec != nil {
				m.rec.returns(f, v)
			}
			t.Depth--
			if f.result == resultPush {
				g := f.back
				m.frame = g
				m.popFrame(f)
				f = g
				fast, units, pc, sp = f.slots, f.code.programs[kind], f.pc, f.sp
				fast[sp] = v
				sp++
				continue
			}
			goto returned

		case opReturnGenerator:
			if f.gen != nil || f.function == nil {
				err = errInvalid
				goto failed
			}
			f.sp = sp
			v = m.newGenerator(f, f.function)
			if recording && m.rec != nil {
				m.rec.suspends(f, v)
			}
			t.Depth--
			g, result := f.back, f.result
			m.frame = g
			f.back, f.result = nil, resultPush
			if result == resultGo {
				return v, nil
			}
			f = g
			fast, units, pc, sp = f.slots, f.code.programs[kind], f.pc, f.sp
			fast[sp] = v
			sp++

		case opYield:
			sp--
			v = fast[sp]
			f.sp = sp
			if f.gen == nil {
				err = errInvalid
				goto failed
			}
			goto suspended

		case opSend:
			receiver := fast[sp-2]
			if g := generatorOf(receiver); g != nil && g.ready() && (g.started || fast[sp-1] == object.None) {
				if err = m.enterPython(); err != nil {
					goto failed
				}
				f.sp = sp - 1
				m.enterGenerator(g, f, fast[sp-1], false)
				f = g.frame
				f.result = resultSend
				m.budget -= 4
				goto enter
			}
			f.sp = sp
			var done bool
			if v, done, err = m.yieldFrom(receiver, fast[sp-1]); err != nil {
				goto failed
			}
			fast[sp-1] = v
			if done {
				pc = int(u.arg)
			}

		case opEndSend:
			sp--
			fast[sp-1] = fast[sp]

		case opPushExcInfo:
			v = fast[sp-1]
			if !v.Has(object.LayoutException) {
				err = errInvalid
				goto failed
			}
			old := t.Exc.Value
			if old.Ref == nil {
				old = object.None
			}
			fast[sp-1] = old
			fast[sp] = v
			sp++
			t.Exc.Value = v

		case opPopExcInfo:
			sp--
			t.Exc.Value = handledValue(fast[sp])

		case opCheckExcMatch:
			var b bool
			if b, err = m.exceptionMatches(fast[sp-2].Type().Value(), fast[sp-1]); err != nil {
				goto failed
			}
			fast[sp-1] = object.Bool(b)

		case opReraise, opEndAsyncLoop, opCleanupThrow:
			var again error
			if sp, again, err = m.reraise(f, u, sp); err != nil {
				goto failed
			}
			if again != nil {
				err = again
				goto failedAgain
			}

		default:
			if sp, err = m.execute(f, u, sp); err != nil {
				goto failed
			}
		}
	}

loadAttr:
	v = fast[sp-1]
	if !recording {
		if c := &f.code.caches[u.cache]; c.kind == cacheProperty && c.version == v.Type().Version() {
			if fn, p := c.getter(); fn != nil {
				f.sp = sp - 1
				if f, err = m.enterFunction(f, fn, p, sp-1, 1); err != nil {
					goto failed
				}
				goto enter
			}
		}
	}
	if v, err = m.loadAttr(f, u, v); err != nil {
		goto failed
	}
	fast[sp-1] = v
	goto next

jump:
	if back := pc - int(u.arg); back > 0 {
		if m.budget -= back; m.budget < 0 {
			pc = int(u.arg)
			goto expired
		}
	}
	pc = int(u.arg)
	if recording {
		goto next
	}
	// Most jumps back are to a loop's head.
	u = units[pc]
	if u.op != opForIter && u.op != opForIterStore {
		goto next
	}
	pc++
	f.pc = pc

forIter:
	v = fast[sp-1]
	switch typ := v.Type(); {
	case !recording && typ == object.RangeIterType && (*object.RangeIter)(v.Ref).Left > 0:
		it := (*object.RangeIter)(v.Ref)
		v = t.Int(it.At)
		it.Left--
		it.Taken++
		it.At += it.Step
	case !recording && typ == object.ListIterType && (*object.ListIter)(v.Ref).More():
		it := (*object.ListIter)(v.Ref)
		v = it.List.Items[it.Pos]
		it.Pos++
	case typ == object.GeneratorType && (*Generator)(v.Ref).ready():
		if err = m.enterPython(); err != nil {
			goto failed
		}
		f.sp = sp
		g := (*Generator)(v.Ref)
		m.enterGenerator(g, f, object.None, false)
		f = g.frame
		f.result = resultForIter
		m.budget -= 4
		goto enter
	default:
		if next := typ.Slots.Next; next != nil {
			v, err = next(t, v)
		} else {
			v, err = object.Next(t, v)
		}
		if err != nil {
			if !object.IsException(err, object.StopIteration) {
				goto failed
			}
			v = object.Null
		}
		if v.Ref == nil {
			sp--
			pc = int(u.arg)
			goto next
		}
	}
	if !recording && u.op == opForIterStore {
		fast[units[pc].arg] = v
		pc++
		goto next
	}
	fast[sp] = v
	sp++
	goto next

compared:
	sp--
	if !recording {
		// Mostly a conditional jump follows, which needs no bool on the stack. One that
		// goes back is left to itself: it looks at the limits.
		j := units[pc]
		if j.op == opPopJumpIfFalse || j.op == opPopJumpIfTrue {
			if r != (j.op == opPopJumpIfTrue) {
				sp--
				pc++
				goto next
			}
			if int(j.arg) > pc {
				sp--
				pc = int(j.arg)
				goto next
			}
		}
	}
	fast[sp-1] = object.Bool(r)
	goto next

called:
	fast[sp] = v
	sp++
	if !recording && m.life != nil {
		f.sp = sp
		return v, errWatch
	}
	goto next

expired:
	// The limits are looked at now and then, where the program jumps back.
	f.pc = pc
	if err = m.checkpoint(); err != nil {
		goto failed
	}
	if !recording && m.life != nil {
		f.sp = sp
		return v, errWatch
	}
	goto next

suspended:
	// The generator's frame gives v to whom resumed it.
	if recording && m.rec != nil {
		m.rec.suspends(f, v)
	}
	t.Depth--
	{
		g := f.back
		result := f.result
		m.leaveGenerator(f.gen)
		if result == resultGo {
			return v, nil
		}
		f = g
		fast, units, pc, sp = f.slots, f.code.programs[kind], f.pc, f.sp
		fast[sp] = v
		sp++
	}
	goto next

returned:
	// A frame that was not simply called returns v.
	{
		g := f.back
		result, made := f.result, f.made
		if f.gen != nil {
			m.endGenerator(f.gen)
		} else {
			m.frame = g
			m.popFrame(f)
		}
		switch result {
		case resultGo:
			return v, nil
		case resultInstance:
			t.Depth--
			f = g
			fast, units, pc, sp = f.slots, f.code.programs[kind], f.pc, f.sp
			if v != object.None {
				err = t.Errorf(object.TypeError, "__init__() should return None, not '%s'", v.Type().Name)
				goto failed
			}
			fast[sp] = made
			sp++
		case resultForIter:
			f = g
			fast, units, sp = f.slots, f.code.programs[kind], f.sp-1
			pc = int(units[f.pc-1].arg)
		case resultSend:
			f = g
			fast, units, sp = f.slots, f.code.programs[kind], f.sp
			fast[sp] = v
			sp++
			pc = int(units[f.pc-1].arg)
		}
	}
	goto next

failed:
	err = m.raised(f, err)
failedAgain:
	{
		var handled bool
		if f, handled, v, err = m.unwind(f, top, sp, err); !handled {
			return v, err
		}
	}
	goto enter
}
