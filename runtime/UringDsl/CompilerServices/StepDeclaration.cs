using System.ComponentModel;
using UringDsl.Abi;

namespace UringDsl.CompilerServices;

/// <summary>One step of a submission.</summary>
/// <param name="Opcode">The operation.</param>
/// <param name="Link">How the next step depends on it.</param>
/// <param name="SkipsSuccess">It posts a completion only when it fails (CQE_SKIP_SUCCESS).</param>
/// <param name="Drains">It starts when everything submitted before it has completed (IO_DRAIN).</param>
/// <param name="Closes">The stored file that a CLOSE closes; -1 for that of the submission.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StepDeclaration(Opcode Opcode, LinkKind Link, bool SkipsSuccess = false, bool Drains = false, int Closes = -1);
