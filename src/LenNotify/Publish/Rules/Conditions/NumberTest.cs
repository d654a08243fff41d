namespace LenNotify;

/// <summary>gt, gte, lt, lte of a number.</summary>
internal sealed class NumberTest(FieldPath field, Comparing how, double bound) : Condition
{
    internal override FieldPath Only => @field;

    internal double Bound => bound;

    internal bool IsFloor => how is Comparing.Greater or Comparing.GreaterOrEqual;

    internal override bool Holds(EventView happened, RulePast past) => field.TryFindNumber(happened, out var number) && how switch
    {
        Comparing.Greater => number > bound,
        Comparing.GreaterOrEqual => number >= bound,
        Comparing.Less => number < bound,
        _ => number <= bound,
    };
}
