using System.Runtime.InteropServices;

namespace Crm.Matching.Blocking.Pairs;

/// <summary>A piece of a line that is read at once.</summary>
/// <param name="Line">The line's number.</param>
/// <param name="Start">The first of its records.</param>
/// <param name="End">After the last of them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PairUnit(int Line, int Start, int End);
