namespace LenNotify.AspNetCore.Tests;

/// <summary>A test by Prometheus' own tool. Skipped, with the reason, on a machine without it.</summary>
internal sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute() => Skip = Promtool.Missing;
}
