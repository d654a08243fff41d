namespace LenNotify.Core.Tests;

/// <summary>A start that a cap counts.</summary>
/// <param name="At">When.</param>
/// <param name="Of">The notifications of the delivery that started.</param>
internal sealed record OracleStart(DateTimeOffset At, IReadOnlySet<Guid> Of);
