package vm

import "bytewalk/compiler/opcode"

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

	opCount
)

// fromOpcode gives the loop's number of every instruction that the machine can
// execute.
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
}
