package vm

import (
	"bytewalk/compiler/opcode"
	"bytewalk/vm/object"
)

// The instructions as the loop switches over them: dense, in the order of their
// families, whatever numbers a dialect gives them.
const (
	opInvalid = iota

	// Moves on the evaluation stack.
	opNop
	opPopTop
	opRotTwo
	opRotThree
	opRotFour
	opDupTop
	opDupTopTwo

	// Loads, stores.
	opLoadConst
	opLoadName
	opLoadGlobal
	opLoadFast
	opLoadDeref
	opLoadClosure
	opLoadClassderef
	opLoadAttr
	opLoadMethod
	opStoreName
	opStoreGlobal
	opStoreFast
	opStoreDeref
	opStoreAttr
	opStoreSubscr
	opDeleteName
	opDeleteGlobal
	opDeleteFast
	opDeleteDeref
	opDeleteAttr
	opDeleteSubscr

	// Operators.
	opUnaryPositive
	opUnaryNegative
	opUnaryNot
	opUnaryInvert
	opBinaryPower
	opBinaryMultiply
	opBinaryMatrixMultiply
	opBinaryModulo
	opBinaryAdd
	opBinarySubtract
	opBinarySubscr
	opBinaryFloorDivide
	opBinaryTrueDivide
	opBinaryLshift
	opBinaryRshift
	opBinaryAnd
	opBinaryXor
	opBinaryOr
	opInplacePower
	opInplaceMultiply
	opInplaceMatrixMultiply
	opInplaceModulo
	opInplaceAdd
	opInplaceSubtract
	opInplaceFloorDivide
	opInplaceTrueDivide
	opInplaceLshift
	opInplaceRshift
	opInplaceAnd
	opInplaceXor
	opInplaceOr
	opCompareOp

	// Objects built.
	opBuildTuple
	opBuildList
	opBuildSet
	opBuildMap
	opBuildConstKeyMap
	opBuildString
	opBuildSlice
	opBuildListUnpack
	opBuildTupleUnpack
	opBuildTupleUnpackWithCall
	opBuildSetUnpack
	opBuildMapUnpack
	opBuildMapUnpackWithCall
	opListAppend
	opSetAdd
	opMapAdd
	opFormatValue
	opUnpackSequence
	opUnpackEx

	// Calls.
	opMakeFunction
	opCallFunction
	opCallFunctionKw
	opCallFunctionEx
	opCallMethod
	opReturnValue

	// Jumps.
	opJumpForward
	opJumpAbsolute
	opPopJumpIfFalse
	opPopJumpIfTrue
	opJumpIfFalseOrPop
	opJumpIfTrueOrPop

	// Iterators, generators, coroutines.
	opGetIter
	opForIter
	opGetYieldFromIter
	opYieldValue
	opYieldFrom
	opGetAwaitable
	opGetAiter
	opGetAnext
	opEndAsyncFor
	opBeforeAsyncWith
	opSetupAsyncWith

	// Blocks and exceptions.
	opSetupFinally
	opPopBlock
	opPopExcept
	opBeginFinally
	opCallFinally
	opEndFinally
	opPopFinally
	opRaiseVarargs
	opSetupWith
	opWithCleanupStart
	opWithCleanupFinish

	// Imports, classes, the prompt.
	opImportName
	opImportFrom
	opImportStar
	opLoadBuildClass
	opSetupAnnotations
	opPrintExpr

	// Since 3.11, where they are not those above. Calls have NULL or self behind the
	// callable; a handler is found in a table, and has one value of the exception.
	opCopy
	opSwap
	opPushNull
	opLoadGlobalNull // LOAD_GLOBAL with a NULL above
	opLoadSelf       // LOAD_ATTR for a call: the method and self, or the attribute and NULL
	opLoadFastCheck
	opLoadFastAndClear
	opLoadFastLoadFast
	opStoreFastLoadFast
	opStoreFastStoreFast
	opLoadSuperAttr
	opLoadAssertionError
	opLoadLocals
	opLoadFromDictOrGlobals
	opLoadFromDictOrDeref
	opStoreSlice
	opMakeCell
	opCopyFreeVars
	opToBool
	opBinarySlice
	opCompare
	opIsOp
	opContainsOp
	opListExtend
	opSetUpdate
	opDictUpdate
	opDictMerge
	opFormatSimple
	opFormatWithSpec
	opConvertValue
	opGetLen
	opMatchMapping
	opMatchSequence
	opMatchKeys
	opMatchClass
	opMakeFunctionOf // MAKE_FUNCTION with the code object alone
	opSetFunctionAttribute
	opCall
	opCallKw
	opCallEx // CALL_FUNCTION_EX
	opCallIntrinsic1
	opCallIntrinsic2
	opReturnConst
	opPopJumpIfNone
	opPopJumpIfNotNone
	opReturnGenerator
	opYield // YIELD_VALUE
	opSend
	opEndSend
	opEndAsyncLoop // END_ASYNC_FOR
	opAwaitable    // GET_AWAITABLE
	opCleanupThrow
	opBeforeWith
	opBeforeAsync // BEFORE_ASYNC_WITH
	opWithExceptStart
	opPushExcInfo
	opPopExcInfo // POP_EXCEPT
	opReraise
	opCheckExcMatch
	opCheckEgMatch

	// Pairs of the above as one, in the plain loop alone; fusions says of what.
	opLoadFastConst
	opLoadFastFast
	opLoadFastAttr
	opStoreLoadFast
	opStoreJump
	opPopJump
	opForIterStore
	opNopLoadFast
	opNopPopTop
	opAddStore

	opCount
)

// fromOpcode gives the loop's number of every instruction that the machine can
// execute; normalize has what it depends on the dialect.
var fromOpcode = map[opcode.Op]uint16{
	opcode.Nop:                      opNop,
	opcode.PopTop:                   opPopTop,
	opcode.RotTwo:                   opRotTwo,
	opcode.RotThree:                 opRotThree,
	opcode.RotFour:                  opRotFour,
	opcode.DupTop:                   opDupTop,
	opcode.DupTopTwo:                opDupTopTwo,
	opcode.LoadConst:                opLoadConst,
	opcode.LoadName:                 opLoadName,
	opcode.LoadGlobal:               opLoadGlobal,
	opcode.LoadFast:                 opLoadFast,
	opcode.LoadDeref:                opLoadDeref,
	opcode.LoadClosure:              opLoadClosure,
	opcode.LoadClassderef:           opLoadClassderef,
	opcode.LoadAttr:                 opLoadAttr,
	opcode.LoadMethod:               opLoadMethod,
	opcode.StoreName:                opStoreName,
	opcode.StoreGlobal:              opStoreGlobal,
	opcode.StoreFast:                opStoreFast,
	opcode.StoreDeref:               opStoreDeref,
	opcode.StoreAttr:                opStoreAttr,
	opcode.StoreSubscr:              opStoreSubscr,
	opcode.DeleteName:               opDeleteName,
	opcode.DeleteGlobal:             opDeleteGlobal,
	opcode.DeleteFast:               opDeleteFast,
	opcode.DeleteDeref:              opDeleteDeref,
	opcode.DeleteAttr:               opDeleteAttr,
	opcode.DeleteSubscr:             opDeleteSubscr,
	opcode.UnaryPositive:            opUnaryPositive,
	opcode.UnaryNegative:            opUnaryNegative,
	opcode.UnaryNot:                 opUnaryNot,
	opcode.UnaryInvert:              opUnaryInvert,
	opcode.BinaryPower:              opBinaryPower,
	opcode.BinaryMultiply:           opBinaryMultiply,
	opcode.BinaryMatrixMultiply:     opBinaryMatrixMultiply,
	opcode.BinaryModulo:             opBinaryModulo,
	opcode.BinaryAdd:                opBinaryAdd,
	opcode.BinarySubtract:           opBinarySubtract,
	opcode.BinarySubscr:             opBinarySubscr,
	opcode.BinaryFloorDivide:        opBinaryFloorDivide,
	opcode.BinaryTrueDivide:         opBinaryTrueDivide,
	opcode.BinaryLshift:             opBinaryLshift,
	opcode.BinaryRshift:             opBinaryRshift,
	opcode.BinaryAnd:                opBinaryAnd,
	opcode.BinaryXor:                opBinaryXor,
	opcode.BinaryOr:                 opBinaryOr,
	opcode.InplacePower:             opInplacePower,
	opcode.InplaceMultiply:          opInplaceMultiply,
	opcode.InplaceMatrixMultiply:    opInplaceMatrixMultiply,
	opcode.InplaceModulo:            opInplaceModulo,
	opcode.InplaceAdd:               opInplaceAdd,
	opcode.InplaceSubtract:          opInplaceSubtract,
	opcode.InplaceFloorDivide:       opInplaceFloorDivide,
	opcode.InplaceTrueDivide:        opInplaceTrueDivide,
	opcode.InplaceLshift:            opInplaceLshift,
	opcode.InplaceRshift:            opInplaceRshift,
	opcode.InplaceAnd:               opInplaceAnd,
	opcode.InplaceXor:               opInplaceXor,
	opcode.InplaceOr:                opInplaceOr,
	opcode.CompareOp:                opCompareOp,
	opcode.BuildTuple:               opBuildTuple,
	opcode.BuildList:                opBuildList,
	opcode.BuildSet:                 opBuildSet,
	opcode.BuildMap:                 opBuildMap,
	opcode.BuildConstKeyMap:         opBuildConstKeyMap,
	opcode.BuildString:              opBuildString,
	opcode.BuildSlice:               opBuildSlice,
	opcode.BuildListUnpack:          opBuildListUnpack,
	opcode.BuildTupleUnpack:         opBuildTupleUnpack,
	opcode.BuildTupleUnpackWithCall: opBuildTupleUnpackWithCall,
	opcode.BuildSetUnpack:           opBuildSetUnpack,
	opcode.BuildMapUnpack:           opBuildMapUnpack,
	opcode.BuildMapUnpackWithCall:   opBuildMapUnpackWithCall,
	opcode.ListAppend:               opListAppend,
	opcode.SetAdd:                   opSetAdd,
	opcode.MapAdd:                   opMapAdd,
	opcode.FormatValue:              opFormatValue,
	opcode.UnpackSequence:           opUnpackSequence,
	opcode.UnpackEx:                 opUnpackEx,
	opcode.MakeFunction:             opMakeFunction,
	opcode.CallFunction:             opCallFunction,
	opcode.CallFunctionKw:           opCallFunctionKw,
	opcode.CallFunctionEx:           opCallFunctionEx,
	opcode.CallMethod:               opCallMethod,
	opcode.ReturnValue:              opReturnValue,
	opcode.JumpForward:              opJumpForward,
	opcode.JumpAbsolute:             opJumpAbsolute,
	opcode.PopJumpIfFalse:           opPopJumpIfFalse,
	opcode.PopJumpIfTrue:            opPopJumpIfTrue,
	opcode.JumpIfFalseOrPop:         opJumpIfFalseOrPop,
	opcode.JumpIfTrueOrPop:          opJumpIfTrueOrPop,
	opcode.GetIter:                  opGetIter,
	opcode.ForIter:                  opForIter,
	opcode.GetYieldFromIter:         opGetYieldFromIter,
	opcode.YieldValue:               opYieldValue,
	opcode.YieldFrom:                opYieldFrom,
	opcode.GetAwaitable:             opGetAwaitable,
	opcode.GetAiter:                 opGetAiter,
	opcode.GetAnext:                 opGetAnext,
	opcode.EndAsyncFor:              opEndAsyncFor,
	opcode.BeforeAsyncWith:          opBeforeAsyncWith,
	opcode.SetupAsyncWith:           opSetupAsyncWith,
	opcode.SetupFinally:             opSetupFinally,
	opcode.PopBlock:                 opPopBlock,
	opcode.PopExcept:                opPopExcept,
	opcode.BeginFinally:             opBeginFinally,
	opcode.CallFinally:              opCallFinally,
	opcode.EndFinally:               opEndFinally,
	opcode.PopFinally:               opPopFinally,
	opcode.RaiseVarargs:             opRaiseVarargs,
	opcode.SetupWith:                opSetupWith,
	opcode.WithCleanupStart:         opWithCleanupStart,
	opcode.WithCleanupFinish:        opWithCleanupFinish,
	opcode.ImportName:               opImportName,
	opcode.ImportFrom:               opImportFrom,
	opcode.ImportStar:               opImportStar,
	opcode.LoadBuildClass:           opLoadBuildClass,
	opcode.SetupAnnotations:         opSetupAnnotations,
	opcode.PrintExpr:                opPrintExpr,

	opcode.Copy: opCopy, opcode.Swap: opSwap, opcode.PushNull: opPushNull, opcode.Resume: opNop,
	opcode.LoadFastCheck: opLoadFastCheck, opcode.LoadFastAndClear: opLoadFastAndClear, opcode.LoadFastLoadFast: opLoadFastLoadFast,
	opcode.StoreFastLoadFast: opStoreFastLoadFast, opcode.StoreFastStoreFast: opStoreFastStoreFast,
	opcode.LoadSuperAttr: opLoadSuperAttr, opcode.LoadAssertionError: opLoadAssertionError, opcode.LoadLocals: opLoadLocals,
	opcode.LoadFromDictOrGlobals: opLoadFromDictOrGlobals, opcode.LoadFromDictOrDeref: opLoadFromDictOrDeref,
	opcode.StoreSlice: opStoreSlice, opcode.BinarySlice: opBinarySlice, opcode.MakeCell: opMakeCell, opcode.CopyFreeVars: opCopyFreeVars,
	opcode.ToBool: opToBool, opcode.BinaryOp: opBinaryAdd, opcode.IsOp: opIsOp, opcode.ContainsOp: opContainsOp,
	opcode.ListExtend: opListExtend, opcode.SetUpdate: opSetUpdate, opcode.DictUpdate: opDictUpdate, opcode.DictMerge: opDictMerge,
	opcode.FormatSimple: opFormatSimple, opcode.FormatWithSpec: opFormatWithSpec, opcode.ConvertValue: opConvertValue,
	opcode.GetLen: opGetLen, opcode.MatchMapping: opMatchMapping, opcode.MatchSequence: opMatchSequence,
	opcode.MatchKeys: opMatchKeys, opcode.MatchClass: opMatchClass, opcode.SetFunctionAttribute: opSetFunctionAttribute,
	opcode.Call: opCall, opcode.CallKw: opCallKw, opcode.CallIntrinsic1: opCallIntrinsic1, opcode.CallIntrinsic2: opCallIntrinsic2,
	opcode.ReturnConst: opReturnConst, opcode.JumpBackward: opJumpAbsolute, opcode.JumpBackwardNoInterrupt: opJumpAbsolute,
	opcode.PopJumpIfNone: opPopJumpIfNone, opcode.PopJumpIfNotNone: opPopJumpIfNotNone,
	opcode.EndFor: opPopTop, opcode.ReturnGenerator: opReturnGenerator, opcode.Send: opSend, opcode.EndSend: opEndSend,
	opcode.CleanupThrow: opCleanupThrow, opcode.BeforeWith: opBeforeWith, opcode.WithExceptStart: opWithExceptStart,
	opcode.PushExcInfo: opPushExcInfo, opcode.Reraise: opReraise, opcode.CheckExcMatch: opCheckExcMatch, opcode.CheckEgMatch: opCheckEgMatch,
}

// withTable has the instructions that mean something else where handlers are in a
// table, and calls have a place for self.
var withTable = map[uint16]uint16{
	opCompareOp: opCompare, opMakeFunction: opMakeFunctionOf, opCallFunctionEx: opCallEx, opYieldValue: opYield,
	opEndAsyncFor: opEndAsyncLoop, opGetAwaitable: opAwaitable, opBeforeAsyncWith: opBeforeAsync, opPopExcept: opPopExcInfo,
}

// binaryOps has what BINARY_OP does, by the operator that dialect.BinaryOps names.
var binaryOps = map[string]uint16{
	"+": opBinaryAdd, "&": opBinaryAnd, "//": opBinaryFloorDivide, "<<": opBinaryLshift, "@": opBinaryMatrixMultiply,
	"*": opBinaryMultiply, "%": opBinaryModulo, "|": opBinaryOr, "**": opBinaryPower, ">>": opBinaryRshift,
	"-": opBinarySubtract, "/": opBinaryTrueDivide, "^": opBinaryXor,
	"+=": opInplaceAdd, "&=": opInplaceAnd, "//=": opInplaceFloorDivide, "<<=": opInplaceLshift, "@=": opInplaceMatrixMultiply,
	"*=": opInplaceMultiply, "%=": opInplaceModulo, "|=": opInplaceOr, "**=": opInplacePower, ">>=": opInplaceRshift,
	"-=": opInplaceSubtract, "/=": opInplaceTrueDivide, "^=": opInplaceXor,
}

// comparisons has what COMPARE_OP does, by the operator that dialect.CmpOps names.
var comparisons = map[string]int32{
	"<": int32(object.LT), "<=": int32(object.LE), "==": int32(object.EQ), "!=": int32(object.NE), ">": int32(object.GT), ">=": int32(object.GE),
}
