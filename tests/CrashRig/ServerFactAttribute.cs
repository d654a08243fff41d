using LenNotify.Tests.Postgres;

namespace LenNotify.CrashRig;

/// <summary>A test that needs a PostgreSQL; where there is none it is skipped with that reason.</summary>
public sealed class ServerFactAttribute : FactAttribute
{
    public ServerFactAttribute() => Skip = PostgresProcess.WhyNot;
}
