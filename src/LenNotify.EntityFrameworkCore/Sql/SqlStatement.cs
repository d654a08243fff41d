namespace LenNotify;

/// <summary>A statement on its way to the database.</summary>
/// <param name="Text">As this database understands it.</param>
/// <param name="RowColumns">How many of the values are columns of its rows; they come first.</param>
/// <param name="Values">Its values.</param>
internal readonly record struct SqlStatement(string Text, int RowColumns, object?[] Values);
