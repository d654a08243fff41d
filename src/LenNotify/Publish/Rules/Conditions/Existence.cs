namespace LenNotify;

/// <summary>exists: the field is there, or is not. A null is not there.</summary>
internal sealed class Existence(FieldPath field, bool wanted) : Condition
{
    internal override FieldPath Only => @field;

    internal override bool Holds(EventView happened, RulePast past) => field.TryFind(happened, out _) == wanted;
}
