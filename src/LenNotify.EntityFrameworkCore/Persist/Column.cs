namespace LenNotify;

/// <summary>Turns rows into columns, and values into what a column holds.</summary>
internal static class Column
{
    /// <summary>One column of these rows.</summary>
    public static T[] Of<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> value)
    {
        var column = new T[rows.Count];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = value(rows[i]);
        }

        return column;
    }

    /// <summary>An instant, exactly.</summary>
    public static long? Ticks(DateTimeOffset? instant) => instant?.UtcTicks;
}
