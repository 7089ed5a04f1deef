using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

// Messages: to sockets and to other rings.
internal sealed partial class OperandBinder
{
    // All buffers are one message, in the order of the parameters; the address may be missing, for a socket that is connected.
    private void BindMessage(ParsedStep step)
    {
        int control = Control(step, OperandTypes.Data);
        int[] data = step.Attribute.Has("Data")
            ? [One(step, "data", OperandTypes.Data, "Data")]
            : Enumerable.Range(0, _types.Length).Where(i => i != control && OperandTypes.Data.Contains(_types[i])).ToArray();
        if (data.Length == 0) One(step, "data", OperandTypes.Data, "Data", except: control);
        foreach (int index in data) Take(index);
        int address = _types.Any(t => OperandTypes.Addresses.Contains(t)) ? One(step, "address", OperandTypes.Addresses, property: null) : -1;
        if (Address < 0) Address = address;
        step.Spec = step.Spec with { AddressParameter = address, ControlParameter = control, DataParameters = data.ToEquatableArray() };
    }

    private int Integer(string name, bool upTo64Bits)
    {
        int index = IndexOf(name);
        if (index < 0) return -1;
        bool isInteger = method.Parameters[index].Type.SpecialType is SpecialType.System_Int32
            || (upTo64Bits && method.Parameters[index].Type.SpecialType is SpecialType.System_UInt64 or SpecialType.System_Int64 or SpecialType.System_UInt32);
        return isInteger ? Take(index) : -1;
    }

    private int Control(ParsedStep step, OperandType[] types)
    {
        if (step.Attribute.Text("Control") is { } name) return Named(step, "control data", types, "Control", name);
        int index = IndexOf("control");
        return index >= 0 && types.Contains(_types[index]) ? Take(index) : -1;
    }
}
