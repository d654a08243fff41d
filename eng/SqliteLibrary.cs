using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace LenNotify.Tests.Shared;

/// <summary>
/// Lets the current provider run on an older SQLitePCLRaw and the machine's own SQLite (libsqlite3-0), where the package source
/// has no newer one. Only for what runs in this repository; Sqlite.props says why.
/// </summary>
internal static class SqliteLibrary
{
    private const string Core = "SQLitePCLRaw.core";

    // Nothing of the provider may load before this.
#pragma warning disable CA2255
    [ModuleInitializer]
    internal static void Find()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => name.Name == Core ? Load(context) : null;
        NativeLibrary.SetDllImportResolver(
            typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly,
            (name, _, _) => name == "e_sqlite3" && NativeLibrary.TryLoad("libsqlite3.so.0", out var library) ? library : 0);
    }
#pragma warning restore CA2255

    private static Assembly Load(AssemblyLoadContext context) =>
        context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, Core + ".dll"));
}
