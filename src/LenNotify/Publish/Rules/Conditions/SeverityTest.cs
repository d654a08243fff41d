namespace LenNotify;

/// <summary>gt, gte, lt, lte of the severity, in which Success ranks with Info as everywhere.</summary>
internal sealed class SeverityTest(Comparing how, Severity bound) : Condition
{
    private readonly byte _bound = TypeRule.Rank(bound);

    internal override bool Holds(EventView happened, RulePast past)
    {
        var rank = TypeRule.Rank(happened.Severity);
        return how switch
        {
            Comparing.Greater => rank > _bound,
            Comparing.GreaterOrEqual => rank >= _bound,
            Comparing.Less => rank < _bound,
            _ => rank <= _bound,
        };
    }
}
