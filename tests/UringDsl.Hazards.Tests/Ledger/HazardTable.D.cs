using static UringDsl.Hazards.Tests.Ledger.Guard;
using static UringDsl.Hazards.Tests.Ledger.HazardSeverity;

namespace UringDsl.Hazards.Tests.Ledger;

/// <content>Order on streams.</content>
internal static partial class HazardTable
{
    private static HazardSpec[] Streams =>
    [
        new("H064", Critical, "Two sends of one stream are in flight",
            Handled("RingLoop.Send", "A connection has one send in flight and queues the others, in the order of their submission.",
                "SendTests.Sends_of_all_forms_arrive_in_the_order_of_their_submission",
                "ZeroCopySendTests.Sends_of_all_modes_arrive_in_the_order_of_their_submission",
                "MessageTests.A_reader_beside_the_writer_gets_a_stream_of_many_mebibytes")),
        new("H065", Critical, "Several receives of one stream are armed ahead",
            Detected("RingLoop.BeginReceive", "A stream has one receive: the second one is refused by an exception.",
                "ReceiveTests.A_second_receive_on_a_stream_is_refused",
                "RingTaskTests.A_second_read_of_one_connection_is_refused")),
        new("H066", Critical, "A send that sent a part is not continued",
            Handled("RingLoop.Send", "Sends ask the kernel for all of their bytes, and what it leaves is sent next, before anything else.",
                "SendTests.An_awaited_send_says_how_many_bytes_went_out",
                "MessageTests.A_reader_beside_the_writer_gets_a_stream_of_many_mebibytes",
                "FarewellTests.A_chain_that_sends_more_than_the_socket_holds_goes_on_when_the_peer_reads"),
            Detected("RingStatistics.ShortSends", "Each rest is counted.", "ShortSendTests.Behind_a_send_that_a_reset_cut_short_its_error_is_told")),
        new("H067", High, "A partial count hides the error behind it",
            Handled("RingLoop.Sent", "A send is complete or has failed: behind a part the rest is tried, and its error told.",
                "ShortSendTests.Behind_a_send_that_a_reset_cut_short_its_error_is_told",
                "ResetTests.A_reset_at_any_point_costs_its_own_connection_only"),
            Handled("ChainOutcome", "A chain whose send stopped short is Partial, with the step and the bytes.",
                "DeadlineTests.The_second_deadline_names_send_and_the_bytes_that_went_out")),
        new("H068", Critical, "A buffer is used beyond what was received",
            Handled("Received.Data", "The bytes of a result, and those of a lease, are as long as what was received.",
                "ReceiveTests.A_one_shot_receive_brings_one_message",
                "MessageTests.Writes_of_one_byte_come_back_in_order"),
            Handled("Completion.Result", "A receive into memory of the handler's own says how much of it is filled.",
                "ReceiveTests.A_receive_into_the_users_memory_says_how_much_of_it_is_filled")),
        new("H069", High, "A datagram is longer than the buffer",
            Handled("ReceivedMessage.IsTruncated", "Lengths are those of what lies in the buffer; that more was sent is a flag.",
                "DatagramTests.A_payload_longer_than_the_buffer_is_cut_and_says_so",
                "MessageHeaderTests.A_payload_must_lie_in_the_buffer")),
        new("H070", Medium, "A receive of no bytes reads like the end",
            Detected("ReceiveBuffer.Allocate", "Buffers have at least one byte, and a default one is refused.",
                "PassedOnTests.A_buffer_of_no_bytes_is_refused")),
        new("H071", Medium, "Writes at the position of the file overtake each other",
            Accepted("A file has no queue here, since most writes are at offsets of their own; those that are not stand in one chain, or are awaited.")),
        new("H072", High, "A sync does not wait for the writes in front of it",
            Handled("RingLoop.ReserveChain", "[Write] and [Fsync] of one submission are a chain: the sync starts behind the last write, and not if one failed.",
                "FileOrderTests.A_sync_behind_a_write_starts_when_that_has_ended"),
            Handled("Pending", "What is awaited has ended: a sync behind an await of the write is behind it.",
                "FileTests.A_file_is_synced_whole_and_in_parts")),
        new("H073", High, "A close overtakes the sends in front of it",
            Handled("RingLoop.Close", "Shutdown and Close wait behind every earlier send, bounded by the linger time.",
                "StopTests.A_close_behind_sends_waits_for_a_peer_that_reads",
                "StopTests.A_close_behind_sends_that_nobody_reads_is_an_abort_after_the_linger_time",
                "MessageTests.Echoes_that_are_queued_when_the_peer_ends_its_side_all_arrive")),
        new("H074", Medium, "Operations of a stream go to worker threads, in any order",
            Diagnosed("URING1025", "Async on a send is an error: queued sends go out one behind the other.",
                "OperationMisplacedTests.A_flag_where_it_would_have_no_effect_is_an_error")),
    ];
}
