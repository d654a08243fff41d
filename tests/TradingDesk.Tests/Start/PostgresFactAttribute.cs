using LenNotify.Tests.Postgres;

namespace TradingDesk.Tests;

/// <summary>A test on a server. Skipped, with the reason, on a machine without one.</summary>
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresProcess.WhyNot;
}
