# SPDX-License-Identifier: GPL-3.0-or-later
# Bash completion of v8scope-cli; installed as bash-completion/completions/v8scope-cli.

_v8scope_cli()
{
    local cur prev verb word
    cur=${COMP_WORDS[COMP_CWORD]}
    prev=${COMP_WORDS[COMP_CWORD-1]}
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
            info|cpu|heap|heap-diff|export) verb=$word; break ;;
        esac
    done
    COMPREPLY=()
    case $prev in
        --rules) COMPREPLY=($(compgen -W "ours devtools" -- "$cur")); return ;;
        --tree) COMPREPLY=($(compgen -W "top-down bottom-up" -- "$cur")); return ;;
        --group) COMPREPLY=($(compgen -W "file package category" -- "$cur")); return ;;
        --hide) COMPREPLY=($(compgen -W "idle program gc native node node_modules" -- "$cur")); return ;;
        --filter)
            COMPREPLY=($(compgen -W "contexts detached handlers console duplicates detached-nodes ids:
                context:" -- "$cur"))
            return ;;
        --in) COMPREPLY=($(compgen -W "names classes properties strings" -- "$cur")); return ;;
        --nodes) COMPREPLY=($(compgen -f -- "$cur")); return ;;
        --class|--object|--edges|--retainers|--path|--paths|--dominators|--ignore|--search|--regex) return ;;
        --min-size|--max-size|--min-retained|--max-retained) return ;;
        --from|--until|--focus|--top|--min-share|--max-depth|--max-expanded|--title|--width) return ;;
        -o|--output) COMPREPLY=($(compgen -f -- "$cur")); return ;;
        --to)
            [ "$verb" = export ] && COMPREPLY=($(compgen -W "folded csv svg json markdown" -- "$cur"))
            return ;;
    esac
    local common="--help --quiet --max-expanded"
    local view="--from --hide --focus --rules --group"
    case $verb:$cur in
        :-*) COMPREPLY=($(compgen -W "$common --version" -- "$cur")) ;;
        :*) COMPREPLY=($(compgen -W "info cpu heap heap-diff export" -- "$cur")) ;;
        info:-*) COMPREPLY=($(compgen -W "$common --json" -- "$cur")) ;;
        cpu:-*)
            COMPREPLY=($(compgen -W "$common $view --to --sampled --json --top --tree --min-share
                --max-depth" -- "$cur")) ;;
        heap:-*)
            COMPREPLY=($(compgen -W "$common --json --top --filter --hide-internals --class --object
                --edges --retainers --path --user-path --paths --dominators --ignore --search --regex
                --in --case --min-size --max-size --min-retained --max-retained --strings --contexts
                --allocation --dead-fields --nodes --no-index --timings" -- "$cur")) ;;
        heap-diff:-*) COMPREPLY=($(compgen -W "$common --json --top --no-index --timings" -- "$cur")) ;;
        export:-*)
            COMPREPLY=($(compgen -W "$common $view --to --until --output --title --dark --flames-up
                --alphabetical --width" -- "$cur")) ;;
        *) COMPREPLY=($(compgen -f -- "$cur")) ;;
    esac
}
complete -o filenames -F _v8scope_cli v8scope-cli
