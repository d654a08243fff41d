namespace LenNotify;

/// <summary>A page of deliveries.</summary>
internal sealed record DeliveriesBody(IReadOnlyList<DeliveryBody> Data, string? NextCursor = null);
