using LenNotify.Tests.Postgres;

namespace Worker.Tests;

/// <summary>A test that needs a real server.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresProcess.WhyNot;
}
