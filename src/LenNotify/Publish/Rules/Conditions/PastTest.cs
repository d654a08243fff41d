namespace LenNotify;

/// <summary>
/// changed_by, spike, cross: compares with what earlier events of the rule's type said for the same key. What is compared is
/// a number of its own: the field, or the field less another field.
/// </summary>
internal sealed class PastTest(FieldPath field, FieldPath? other, PastQuestion question) : Condition
{
    /// <summary>What its samples are found by, within rule and key: thresholds may change and the samples serve on.</summary>
    internal string Series { get; } = other is null ? field.Text : $"{field.Text}-{other.Text}";

    /// <summary>What this event adds to the samples.</summary>
    internal bool TryMeasure(EventView happened, out double value)
    {
        if (!field.TryFindNumber(happened, out value))
        {
            return false;
        }

        var subtracted = 0d;
        if (other is not null && !other.TryFindNumber(happened, out subtracted))
        {
            return false;
        }

        value -= subtracted;
        return double.IsFinite(value);
    }

    internal override bool Holds(EventView happened, RulePast past) =>
        TryMeasure(happened, out var value) && past.Find(this) is { } samples && question.Holds(value, samples.Before(happened.Id));
}
