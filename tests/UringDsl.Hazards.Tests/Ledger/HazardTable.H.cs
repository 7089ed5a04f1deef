using static UringDsl.Hazards.Tests.Ledger.Guard;
using static UringDsl.Hazards.Tests.Ledger.HazardSeverity;

namespace UringDsl.Hazards.Tests.Ledger;

/// <content>Cancellation and identity.</content>
internal static partial class HazardTable
{
    private static HazardSpec[] Cancellation =>
    [
        new("H126", Medium, "That a cancel found nothing is taken for a bug",
            Handled("RingLoop.Cancel", "The result of a cancel is how many it found, or ENOENT; the target tells how it ended.",
                "TimerTests.A_timer_can_be_cancelled")),
        new("H127", High, "That a timer was not found is taken for its end",
            Handled("RingLoop.Shots", "A timer ends with a completion without MORE; a cancel that missed it comes again behind the shot.",
                "TimeoutTests.A_cancel_ends_a_timer_that_has_run_out_again_whenever_the_ring_comes_to_cancel_it",
                "TimeoutTests.A_cancel_ends_a_timer_that_fires_all_the_time")),
        new("H128", Medium, "The answer to a cancel and its target are expected in one order",
            Handled("RingLoop.Cancel", "Each is taken for itself; what the target says decides.",
                "SimulatedRingTests.The_same_generated_code_runs_on_a_model_that_completes_in_any_order",
                "BufferTrafficTests.A_receive_that_is_cancelled_and_asked_for_again_loses_nothing")),
        new("H129", Critical, "Two operations have the same user data",
            Handled("UserData", "Each use of a record is a generation of its own, and so is each arming.",
                "ConnectionTableTests.Each_use_of_a_position_is_a_generation_of_its_own",
                "PoolTests.Blocks_that_came_back_are_handed_out_once_each",
                "UserDataTests.The_runtimes_own_operations_are_above_those_of_a_handler"),
            Impossible("OperationAttribute", "User data cannot be given.", "HandleTests.User_data_cannot_be_given")),
        new("H130", Low, "A count of cancelled operations is taken for a success",
            Handled("RingControl.CancelNow", "None is ENOENT, one and more is their number.",
                "CancelNowTests.A_submission_ends_everywhere_and_its_observers_hear_of_it")),
        new("H131", High, "As many completions as submissions are waited for",
            Handled("Flight", "A submission counts its own completions, by what each says of those to come.",
                "FoldTests.The_outcome_of_a_chain_does_not_depend_on_the_order_of_its_completions",
                "SkipTests.A_chain_that_nobody_observes_completes_once_for_all_its_steps",
                "ZeroCopyEndTests.A_step_that_its_chain_cancels_still_has_a_notification_and_its_memory_is_released_once")),
        new("H132", Medium, "A member that has not started is not found by a cancel",
            Handled("RingLoop.Cancel", "All steps are cancelled, and what is left of them at each completion again.",
                "AcceptChainTests.A_cancelled_chain_gives_its_slot_back",
                "FetchTests.Stopping_ends_a_conversation_that_waits_for_its_answer")),
        new("H133", High, "A cancelled operation is expected to have done nothing",
            Handled("ChainOutcome", "What a step has moved is part of the outcome, however it ended.",
                "DeadlineTests.The_second_deadline_names_send_and_the_bytes_that_went_out",
                "FoldTests.The_outcome_of_a_chain_does_not_depend_on_the_order_of_its_completions")),
        new("H134", Medium, "A generation of few bits comes round too soon",
            Handled("UserData", "Generations have 24 bits, and a record is used again only when its operation has retired.",
                "ConnectionTableTests.The_generation_goes_round_behind_24_bits_and_skips_zero")),
    ];
}
