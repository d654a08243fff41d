using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LenNotify;

/// <summary>Finds our tables in the model of a host's context.</summary>
internal static class StoreTables
{
    private const string Prefix = "LenNotify.";
    private const string Items = "items";

    /// <summary>The model's name for a table.</summary>
    public static string FullName(string table) => Prefix + table;

    /// <summary>A table's name in our statements.</summary>
    public static string ShortName(IEntityType type) => type.Name[Prefix.Length..];

    /// <summary>Where a database that indexes words in a table of its own keeps them: beside the items.</summary>
    public static string SearchTable(IModel model) => ItemTable(model)[..^Items.Length] + "search";

    /// <summary>The table of the items.</summary>
    public static string ItemTable(IModel model) => model.FindEntityType(FullName(Items))!.GetTableName()!;

    /// <summary>All our tables; none where the host did not map them.</summary>
    public static IEnumerable<IEntityType> In(IModel model) =>
        model.GetEntityTypes().Where(type => type.Name.StartsWith(Prefix, StringComparison.Ordinal) && type.IsPropertyBag);
}
