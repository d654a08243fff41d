using Microsoft.EntityFrameworkCore.Metadata;

namespace LenNotify;

/// <summary>Finds our tables in the model of a host's context.</summary>
internal static class StoreTables
{
    private const string Prefix = "LenNotify.";

    /// <summary>The model's name for a table.</summary>
    public static string FullName(string table) => Prefix + table;

    /// <summary>A table's name in our statements.</summary>
    public static string ShortName(IEntityType type) => type.Name[Prefix.Length..];

    /// <summary>All our tables; none where the host did not map them.</summary>
    public static IEnumerable<IEntityType> In(IModel model) =>
        model.GetEntityTypes().Where(type => type.Name.StartsWith(Prefix, StringComparison.Ordinal) && type.IsPropertyBag);
}
