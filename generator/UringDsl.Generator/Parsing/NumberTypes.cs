using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Parsing;

/// <summary>Which numbers fit which words of an entry.</summary>
internal static class NumberTypes
{
    /// <summary>Bits of an integer or an enum; 0 for any other type.</summary>
    public static int BitsOf(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { EnumUnderlyingType: { } underlying } => BitsOf(underlying),
        { SpecialType: SpecialType.System_SByte or SpecialType.System_Byte } => 8,
        { SpecialType: SpecialType.System_Int16 or SpecialType.System_UInt16 } => 16,
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_UInt32 } => 32,
        { SpecialType: SpecialType.System_Int64 or SpecialType.System_UInt64 } => 64,
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => 64,
        _ => 0,
    };

    /// <summary>True for an integer that can be negative; what an enum means is its own affair.</summary>
    public static bool IsSigned(ITypeSymbol type) => type.SpecialType is SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32
        or SpecialType.System_Int64 or SpecialType.System_IntPtr;

    /// <summary>Bits of an operand of <c>Prep.X</c>.</summary>
    public static int BitsOf(string operandType) => operandType switch
    {
        "byte" => 8,
        "ushort" => 16,
        "int" or "uint" => 32,
        _ => 64,
    };
}
