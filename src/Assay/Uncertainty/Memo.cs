using System.Diagnostics.CodeAnalysis;

namespace Assay.Uncertainty;

/// <summary>
/// Something made once, at its first use, by whichever thread comes first. All memos are equal: what a record remembers
/// is no part of its value.
/// </summary>
internal sealed class Memo<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(Func<T> make)
{
    private readonly Lazy<T> value = new(make);

    internal T Value => value.Value;

    public override bool Equals(object? obj) => obj is Memo<T>;

    public override int GetHashCode() => 0;
}
